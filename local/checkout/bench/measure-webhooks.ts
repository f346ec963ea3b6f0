import type { CheckoutAnswer } from '../../../supabase/functions/_shared/contract/checkout.ts'
import { sign } from '../../emulators/stripe/tell-events.ts'
import type { OpenShop } from '../testing/buyer.ts'

const deliveries = 100
const warmUps = 20

/** Pays pages of Stripe as its webhooks tell it, one after the other. */
export async function measureWebhooks(
  shop: OpenShop,
  pages: readonly CheckoutAnswer[],
): Promise<number[]> {
  const settle = async ({ orderId, redirectUrl, totals }: CheckoutAnswer) => {
    const event = JSON.stringify(completed(redirectUrl.split('/').at(-1)!, totals.totalCents))
    const headers = { 'stripe-signature': sign(event, null) }
    const startedAt = performance.now()
    const { status, body } = await shop.call('payment-webhook/stripe', event, { headers })
    const time = performance.now() - startedAt
    if (status !== 200 || body['received'] !== 'settled')
      throw new Error(`Order ${orderId} is not settled: ${status} ${JSON.stringify(body)}`)
    return time
  }
  // They start the process and warm all connections to Postgres.
  await Promise.all(pages.slice(0, warmUps).map(settle))
  const times: number[] = []
  for (const page of pages.slice(warmUps, warmUps + deliveries)) times.push(await settle(page))
  return times
}

function completed(sessionId: string, amountCents: number) {
  const session = {
    id: sessionId,
    object: 'checkout.session',
    status: 'complete',
    payment_status: 'paid',
    payment_intent: `pi_${crypto.randomUUID()}`,
    amount_total: amountCents,
    currency: 'cad',
  }
  return {
    id: `evt_${crypto.randomUUID()}`,
    object: 'event',
    created: Math.floor(Date.now() / 1000),
    type: 'checkout.session.completed',
    data: { object: session },
  }
}
