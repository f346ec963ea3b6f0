import * as v from 'valibot'
import type { ProviderAnswer } from '../../domain/ports.ts'
import { keepToken } from './keep-token.ts'
import { PaypalDown, patienceMs, sendPaypal } from './send-paypal.ts'
import type { PaypalAnswer, PaypalSettings } from './send-paypal.ts'

export type PaypalCall = {
  method: 'GET' | 'POST' | 'PATCH'
  path: string
  /** JSON text. */
  body?: string
  /** `PayPal-Request-Id`: the same one is done once. PayPal keeps it for six hours. */
  requestId?: string
}

/** @throws {PaypalDown} where PayPal gave no answer to be used. */
export type CallPaypal = (call: PaypalCall) => Promise<PaypalAnswer>

/**
 * Calls with an access token, which is kept for as long as it is good. A call is tried twice on network errors and
 * 5xx, since every POST of ours is idempotent, and takes no longer than two tries, with the token or without.
 *
 * @see https://developer.paypal.com/api/rest/requests/
 */
export function openPaypal(settings: PaypalSettings): CallPaypal {
  const token = keepToken(settings)
  return async ({ method, path, body, requestId }) => {
    const until = Date.now() + 2 * (settings.timeoutMs ?? patienceMs)
    const once = async () =>
      sendPaypal(settings, until, path, {
        method,
        body,
        headers: {
          authorization: `Bearer ${await token.get()}`,
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(requestId === undefined ? {} : { 'paypal-request-id': requestId }),
          prefer: 'return=representation',
        },
      })
    const answer = await twice(once)
    if (answer.status !== 401) return demandUse(answer)
    // Revoked before its time: a fresh one settles whether the keys are still ours.
    token.forget()
    return demandUse(await once())
  }
}

function demandUse(answer: PaypalAnswer): PaypalAnswer {
  const { status } = answer
  if (status < 500 && ![401, 403, 408, 409, 429].includes(status)) return answer
  throw new PaypalDown(`PayPal answered ${status} ${JSON.stringify(answer.body).slice(0, 200)}`)
}

async function twice(ask: () => Promise<PaypalAnswer>): Promise<PaypalAnswer> {
  const first = await ask().catch((error: unknown) => {
    if (error instanceof PaypalDown) return null
    throw error
  })
  return first && first.status < 500 ? first : ask()
}

const errorSchema = v.object({
  name: v.string(),
  message: v.optional(v.string(), ''),
  details: v.optional(
    v.array(v.object({ issue: v.string(), field: v.optional(v.string(), '') })),
    [],
  ),
})

/** What PayPal calls the reason of an error: the issue where there is one, else its name. */
export function readIssue({ body }: PaypalAnswer): string {
  const error = v.safeParse(errorSchema, body)
  return error.success ? (error.output.details[0]?.issue ?? error.output.name) : 'UNKNOWN'
}

/** Whether PayPal finds fault with where an order goes, by the issue (`CITY_REQUIRED`) or the field it names. */
export function isAboutAddress({ body }: PaypalAnswer): boolean {
  const error = v.safeParse(errorSchema, body)
  const { issue, field } = (error.success && error.output.details[0]) || { issue: '', field: '' }
  return /ADDRESS|CITY|COUNTRY|POSTAL|ADMIN_AREA/.test(issue) || field.includes('/shipping/')
}

/** A refusal in PayPal's own words. */
export function toRefusal(answer: PaypalAnswer) {
  const code = readIssue(answer)
  return { kind: 'refused' as const, code, reason: `PayPal answered ${answer.status} ${code}` }
}

/** Answers `unavailable` where PayPal was not to be had. */
export async function askPaypal<T>(
  ask: () => Promise<ProviderAnswer<T>>,
): Promise<ProviderAnswer<T>> {
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof PaypalDown)) throw error
    return { kind: 'unavailable', reason: error.message }
  }
}
