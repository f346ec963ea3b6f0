import { Stripe } from 'stripe'
import type { PaymentProvider } from '../../domain/ports.ts'
import { askStripe } from './ask-stripe.ts'
import { readEvent } from './read-event.ts'
import { lookAtRefund, makeRefund } from './refunds.ts'
import { endSession, lookAtSession, openSession } from './sessions.ts'

export type StripeSettings = {
  secretKey: string
  webhookSecret: string
  /** `https://api.stripe.com`, or an emulator's. */
  apiBase: string
  /** For each try. */
  timeoutMs?: number
  fetch?: typeof fetch
}

/**
 * Payments on Stripe's hosted Checkout page. A try ends after five seconds and is made once more on network errors
 * and 5xx, with the same idempotency key, so that a lost answer opens no second page.
 *
 * @see https://docs.stripe.com/api/checkout/sessions
 */
export function createStripe(settings: StripeSettings): PaymentProvider {
  const stripe = connect(settings)
  return {
    name: 'stripe',
    open: (payment) => askStripe(() => openSession(stripe, payment)),
    look: (ref) => askStripe(() => lookAtSession(stripe, ref)),
    expire: (ref) => askStripe(() => endSession(stripe, ref)),
    refund: (refund) => askStripe(() => makeRefund(stripe, refund)),
    lookAtRefund: (ref) => askStripe(() => lookAtRefund(stripe, ref)),
    readEvent: (body, headers) => readEvent(stripe, settings.webhookSecret, body, headers),
  }
}

function connect({ secretKey, apiBase, timeoutMs = 5000, fetch }: StripeSettings): Stripe {
  const { protocol, hostname, port } = new URL(apiBase)
  const isPlain = protocol === 'http:'
  return new Stripe(secretKey, {
    httpClient: Stripe.createFetchHttpClient(fetch),
    protocol: isPlain ? 'http' : 'https',
    host: hostname,
    port: port || (isPlain ? '80' : '443'),
    timeout: timeoutMs,
    maxNetworkRetries: 1,
    telemetry: false,
  })
}
