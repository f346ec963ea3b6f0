import { setTimeout as wait } from 'node:timers/promises'
import { newBuyer, press, torontoAddress } from './buyer.ts'
import type { CheckoutReply, OpenShop } from './buyer.ts'
import { quoteRate } from './quote-rate.ts'

/** A buyer asks again as long as the shop says that it may help, as the page does. */
const mostTries = 60

/**
 * So many buyers want one unit each, all at once, half of them by each provider. Each comes from an address of its own.
 *
 * @returns what each of them was told in the end
 */
export async function rush(
  shop: OpenShop,
  variantId: string,
  buyers: number,
): Promise<CheckoutReply[]> {
  const rateId = await quoteRate(shop, [{ variantId, quantity: 1 }], torontoAddress)
  return Promise.all(
    Array.from({ length: buyers }, (_, index) => {
      const buyer = newBuyer(shop)
      const request = {
        lines: [{ variantId, quantity: 1 }],
        destination: torontoAddress,
        rateId,
        email: buyer.email,
        provider: index % 2 === 0 ? 'stripe' : 'paypal',
        idempotencyKey: crypto.randomUUID(),
        cartId: buyer.cartId,
      }
      return insist(() => buyer.checkOut(request))
    }),
  )
}

/** An answer that never came says as little as one that may be asked for again. */
async function insist(ask: () => Promise<CheckoutReply>): Promise<CheckoutReply> {
  for (let tries = 1; ; tries++) {
    const answer = await ask().catch(() => null)
    const isFinal = answer !== null && answer.body.error?.retryable !== true
    if (answer !== null && (isFinal || tries >= mostTries)) return answer
    const seconds = Number(answer?.body.error.details?.['retryAfterSeconds'] ?? 1)
    await wait(seconds * 1000 * (0.5 + Math.random()))
  }
}

/** Everybody who has a page pays there. */
export async function payAll(answers: readonly CheckoutReply[]): Promise<void> {
  const pages = answers.filter(({ status }) => status === 200)
  await Promise.all(pages.map(({ body }) => press(body.redirectUrl, 'pay')))
}

/** How many got which answer: `{ 200: 100, sold_out: 400 }`. */
export function countAnswers(answers: readonly CheckoutReply[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { status, body } of answers) {
    const name = status === 200 ? '200' : body.error.code
    counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}

export async function countPaid({ sql }: OpenShop, variantId: string): Promise<number> {
  const paid = await sql`
    select from public.orders o join public.order_lines l on l.order_id = o.id
    where l.variant_id = ${variantId} and o.status = 'paid'`
  return paid.length
}
