import type {
  CheckoutAnswer,
  CheckoutRequest,
} from '../../../supabase/functions/_shared/contract/checkout.ts'
import { toDestination, type CheckoutDraft } from '../../model/checkout-draft.ts'
import { openPayment } from '../../wire/checkout/checkout.ts'
import { attemptKey, endAttempt, guestCartId } from '../../wire/checkout/draft-store.ts'
import type { FunctionAnswer, FunctionRefusal } from '../../wire/functions/call-function.ts'
import type { Price } from './use-price.ts'

type Request = Omit<CheckoutRequest, 'idempotencyKey'>

/** Another attempt of this cart is on its way to the provider; it takes seconds. */
const busyElsewhereMs = 2_000
const mostTries = 5

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** What is asked for when the button is pressed; there must be a rate. */
export function readRequest(draft: CheckoutDraft, price: Price): Request {
  const { email, address, discountCode, provider } = draft
  const cartId = guestCartId()
  return {
    ...{ lines: price.lines, destination: toDestination(address) },
    ...{ rateId: price.delivery.rate!.id, email: email.trim(), provider },
    ...(discountCode && { discountCode }),
    ...(cartId && { cartId }),
  }
}

/**
 * Sends until there is a word on it. A key that stands for something else by now is dropped, once; one that is still being
 * dealt with is asked again. Whose attempt another tab has ended must not end that one in turn.
 */
export async function sendPayment(request: Request): Promise<FunctionAnswer<CheckoutAnswer>> {
  let wasBusy = false
  for (let tries = 1; ; tries += 1) {
    const answer = await openPayment({ ...request, idempotencyKey: attemptKey(request) })
    const code = answer.kind === 'refused' ? answer.code : null
    if (code === 'offline') return answer
    const isBusy = code === 'payment_in_progress'
    if (!isBusy) endAttempt()
    const isOver = code === 'key_reused'
    if (isOver && wasBusy) return { ...answer, code: 'payment_in_progress' } as FunctionRefusal
    if ((!isBusy && !isOver) || tries === mostTries) return answer
    wasBusy ||= isBusy
    if (isBusy) await pause(busyElsewhereMs)
  }
}
