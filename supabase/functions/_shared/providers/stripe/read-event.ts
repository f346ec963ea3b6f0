import { Stripe } from 'stripe'
import type { PaymentEvent, ProviderAnswer } from '../../domain/ports.ts'
import { nothingTold, type Told } from '../told.ts'
import { readRefund } from './refunds.ts'

/** Older signatures are refused, or a recorded delivery could be played again. */
const toleranceSeconds = 300

/**
 * Verifies a delivery and reads it in the shop's words.
 *
 * @returns refused with `bad_signature`, or with `malformed` where Stripe itself signed what is no event.
 * @see https://docs.stripe.com/webhooks#verify-official-libraries
 */
export async function readEvent(
  stripe: Stripe,
  secret: string,
  body: string,
  headers: Headers,
): Promise<ProviderAnswer<PaymentEvent>> {
  const signature = headers.get('stripe-signature') ?? ''
  try {
    const event = await stripe.webhooks.constructEventAsync(
      body,
      signature,
      secret,
      toleranceSeconds,
      Stripe.createSubtleCryptoProvider(),
    )
    return { kind: 'ok', value: toPaymentEvent(event) }
  } catch (error) {
    const isForged = error instanceof Stripe.errors.StripeSignatureVerificationError
    const reason = error instanceof Error ? error.message : String(error)
    return { kind: 'refused', code: isForged ? 'bad_signature' : 'malformed', reason }
  }
}

function toPaymentEvent(event: Stripe.Event): PaymentEvent {
  return {
    provider: 'stripe',
    eventId: event.id,
    eventType: event.type,
    occurredAt: new Date(event.created * 1000).toISOString(),
    ...readOutcome(event),
  }
}

function readOutcome(event: Stripe.Event): Told {
  switch (event.type) {
    // Unpaid and complete is a payment under way: its end comes as an async_payment event.
    case 'checkout.session.completed': {
      const isPaid = event.data.object.payment_status !== 'unpaid'
      return ofSession(event.data.object, isPaid ? 'paid' : 'ignored')
    }
    case 'checkout.session.async_payment_succeeded':
      return ofSession(event.data.object, 'paid')
    case 'checkout.session.async_payment_failed':
      return ofSession(event.data.object, 'failed')
    case 'checkout.session.expired':
      return ofSession(event.data.object, 'expired')
    case 'charge.refunded': {
      const { amount, amount_refunded, currency } = event.data.object
      return ofPayment(event.data.object, 'refunded', amount, amount_refunded, currency)
    }
    // One failure is told by each of them that the endpoint listens to.
    case 'refund.failed':
    case 'refund.updated':
    case 'charge.refund.updated':
      return ofRefund(event.data.object, new Date(event.created * 1000))
    case 'charge.dispute.created': {
      const { amount, currency } = event.data.object
      return ofPayment(event.data.object, 'disputed', amount, null, currency)
    }
    case 'charge.dispute.closed': {
      const { status, amount, currency } = event.data.object
      const outcome = status === 'lost' ? 'dispute_lost' : 'dispute_won'
      return ofPayment(event.data.object, outcome, amount, null, currency)
    }
    default:
      return nothingTold
  }
}

function ofSession(session: Stripe.Checkout.Session, outcome: PaymentEvent['outcome']): Told {
  return {
    ref: session.id,
    paymentRef: toId(session.payment_intent),
    outcome,
    amountCents: session.amount_total,
    refundedCents: null,
    currency: session.currency?.toUpperCase() ?? null,
  }
}

function ofPayment(
  { payment_intent }: Pick<Stripe.Charge | Stripe.Refund, 'payment_intent'>,
  outcome: PaymentEvent['outcome'],
  amountCents: number,
  refundedCents: number | null,
  currency: string,
): Told {
  const paymentRef = toId(payment_intent)
  return {
    ref: null,
    paymentRef,
    outcome,
    amountCents,
    refundedCents,
    currency: currency.toUpperCase(),
  }
}

/** Only that a refund failed is news: that one was taken, `charge.refunded` says with the sum so far. */
function ofRefund(refund: Stripe.Refund, toldAt: Date): Told {
  const state = readRefund(refund, toldAt)
  if (!state.hasFailed) return nothingTold
  const { amountCents, failedRefund } = state
  const told = ofPayment(refund, 'refund_failed', amountCents, null, refund.currency)
  return { ...told, failedRefund }
}

const toId = (reference: string | { id: string } | null) =>
  typeof reference === 'object' ? (reference?.id ?? null) : reference
