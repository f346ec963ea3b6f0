import { Stripe } from 'stripe'
import * as v from 'valibot'
import type {
  OpenedPayment,
  OpenPayment,
  PaymentState,
  ProviderAnswer,
} from '../../domain/ports.ts'
import { toLineItems } from './line-items.ts'

/** What is read of a Checkout session; a proxy may put anything in an answer's place. */
const sessionSchema = v.object({
  id: v.pipe(v.string(), v.startsWith('cs_')),
  status: v.picklist(['open', 'complete', 'expired']),
  payment_status: v.picklist(['paid', 'unpaid', 'no_payment_required']),
  url: v.nullish(v.pipe(v.string(), v.url())),
  expires_at: v.number(),
  amount_total: v.number(),
  currency: v.string(),
  payment_intent: v.nullish(
    v.union([v.string(), v.object({ id: v.string(), status: v.optional(v.string()) })]),
  ),
})

type Session = v.InferOutput<typeof sessionSchema>

/** Opens the page on which an order is paid. */
export async function openSession(
  stripe: Stripe,
  payment: OpenPayment,
): Promise<ProviderAnswer<OpenedPayment>> {
  const answer = await stripe.checkout.sessions.create(toParams(payment), {
    idempotencyKey: payment.idempotencyKey,
  })
  return parseSession(answer, (session) => {
    if (session.amount_total !== payment.totalCents || !session.url)
      return unavailable(`a session over ${session.amount_total} instead of ${payment.totalCents}`)
    const expiresAt = new Date(session.expires_at * 1000)
    return { kind: 'ok', value: { ref: session.id, redirectUrl: session.url, expiresAt } }
  })
}

function toParams(payment: OpenPayment): Stripe.Checkout.SessionCreateParams {
  const metadata = { orderId: payment.orderId, attemptId: payment.attemptId }
  return {
    mode: 'payment',
    client_reference_id: payment.orderId,
    customer_email: payment.email,
    line_items: toLineItems(payment),
    // Whole seconds rounded up: Stripe counts its minimum of 30 minutes from its own clock.
    expires_at: Math.ceil(payment.expiresAt.getTime() / 1000),
    success_url: payment.returnUrl,
    cancel_url: payment.cancelUrl,
    metadata,
    payment_intent_data: { metadata, description: `Order ${payment.orderNumber}` },
    // A bank debit settles days after the stock is back on the shelf.
    allowed_payment_method_types: ['card'],
    // A price in the shopper's own currency would not be the amount of the order.
    adaptive_pricing: { enabled: false },
  }
}

/** How a payment stands; the intent tells a payment under way from one that failed. */
export async function lookAtSession(
  stripe: Stripe,
  ref: string,
): Promise<ProviderAnswer<PaymentState>> {
  const answer = await stripe.checkout.sessions.retrieve(ref, { expand: ['payment_intent'] })
  return parseSession(answer, (session) => ({ kind: 'ok', value: toState(session) }))
}

/** Ends a page. Stripe refuses where it is paid or dead already, and then the page itself says which. */
export async function endSession(
  stripe: Stripe,
  ref: string,
): Promise<ProviderAnswer<PaymentState>> {
  try {
    const answer = await stripe.checkout.sessions.expire(ref)
    return parseSession(answer, (session) => ({ kind: 'ok', value: toState(session) }))
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error
    return lookAtSession(stripe, ref)
  }
}

function toState(session: Session): PaymentState {
  const intent = session.payment_intent
  return {
    state: readState(session),
    paymentRef: typeof intent === 'object' ? (intent?.id ?? null) : (intent ?? null),
    amountCents: session.amount_total,
    currency: session.currency.toUpperCase(),
  }
}

function readState({ status, payment_status, payment_intent }: Session): PaymentState['state'] {
  if (status !== 'complete') return status
  if (payment_status !== 'unpaid') return 'paid'
  const intentStatus = typeof payment_intent === 'object' ? payment_intent?.status : undefined
  const hasFailed = intentStatus === 'requires_payment_method' || intentStatus === 'canceled'
  return hasFailed ? 'failed' : 'processing'
}

function parseSession<T>(
  answer: unknown,
  read: (session: Session) => ProviderAnswer<T>,
): ProviderAnswer<T> {
  const session = v.safeParse(sessionSchema, answer)
  return session.success ? read(session.output) : unavailable(v.summarize(session.issues))
}

const unavailable = (what: string) => ({
  kind: 'unavailable' as const,
  reason: `Stripe answered with ${what}`,
})
