import type { CheckoutAnswer } from '../../../supabase/functions/_shared/contract/checkout.ts'
import { sign } from '../../emulators/stripe/tell-events.ts'
import type { OpenShop } from '../testing/buyer.ts'

const deliveries = 100

/** Pays pages of Stripe as its webhooks tell it, one after the other. */
export async function measureWebhooks(
  shop: OpenShop,
  pages: readonly CheckoutAnswer[],
): Promise<number[]> {
  const times: number[] = []
  for (const { orderId, redirectUrl, totals } of pages.slice(0, deliveries)) {
    const event = JSON.stringify(completed(redirectUrl.split('/').at(-1)!, totals.totalCents))
    const headers = { 'stripe-signature': sign(event, null) }
    const startedAt = performance.now()
    const { status, body } = await shop.call('payment-webhook/stripe', event, { headers })
    times.push(performance.now() - startedAt)
    if (status !== 200 || body['received'] !== 'settled')
      throw new Error(`Order ${orderId} is not settled: ${status} ${JSON.stringify(body)}`)
  }
  // The first one started the process.
  return times.slice(1)
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
