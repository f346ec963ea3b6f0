import type {
  Carrier,
  Destination,
  PaymentProviderName,
  RateDestination,
} from '../contract/checkout.ts'

/**
 * What comes of asking another company: `unavailable` may pass, `refused` will not, `email_refused` will with another
 * mail address. `reason` is logged: it quotes nothing that was sent.
 */
export type ProviderAnswer<T> =
  | { kind: 'ok'; value: T }
  | { kind: 'unavailable'; reason: string }
  | { kind: 'refused'; code: string; reason: string }

/** A box to be priced; its longest side is its length. */
export type Parcel = { weightGrams: number; lengthMm: number; widthMm: number; heightMm: number }

/** What a carrier asks for one service, all parcels together, before tax. */
export type CarrierRate = {
  serviceCode: string
  serviceName: string
  priceCents: number
  minDays: number | null
  maxDays: number | null
}

/** One carrier. @param signal ends the question when its time is over */
export type RateProvider = {
  carrier: Exclude<Carrier, 'flat'>
  getRates: (
    parcels: readonly Parcel[],
    destination: RateDestination,
    signal: AbortSignal,
  ) => Promise<ProviderAnswer<readonly CarrierRate[]>>
}

export type OpenPayment = {
  orderId: string
  orderNumber: string
  attemptId: string
  /** The provider gives the same page for the same key. */
  idempotencyKey: string
  email: string
  currency: 'CAD'
  /** A provider protects sellers who send to the address it was told. */
  destination: Destination
  lines: readonly { title: string; quantity: number; unitPriceCents: number }[]
  subtotalCents: number
  discountCents: number
  deliveryCents: number
  taxCents: number
  totalCents: number
  returnUrl: string
  cancelUrl: string
  /** When the page must be dead at the latest. */
  expiresAt: Date
}

export type OpenedPayment = { ref: string; redirectUrl: string; expiresAt: Date }

/** `paymentRef`: what refunds name (Stripe's payment intent, PayPal's capture); null until there is one. */
export type PaymentState = {
  state: 'open' | 'processing' | 'paid' | 'failed' | 'expired'
  paymentRef: string | null
  amountCents: number
  currency: string
}

/** What a webhook tells, in the shop's words. Amounts are totals so far, so that order does not matter. */
export type PaymentEvent = {
  provider: PaymentProviderName
  eventId: string
  eventType: string
  occurredAt: string
  /** The page it is about (Checkout session, PayPal order); null where the event names the payment only. */
  ref: string | null
  paymentRef: string | null
  outcome:
    | 'approved'
    | 'paid'
    | 'failed'
    | 'expired'
    | 'refunded'
    | 'refund_failed'
    | 'disputed'
    | 'dispute_won'
    | 'dispute_lost'
    | 'ignored'
  amountCents: number | null
  refundedCents: number | null
  currency: string | null
  /** Which refund of `amountCents` came to nothing, where that is the news. */
  failedRefund?: FailedRefund
}

/** A refund that the provider took, and that failed: at once, or days later when a bank sent it back. */
export type FailedRefund = {
  ref: string
  /** Ours, where the provider kept it. */
  refundId: string | null
  takenAt: string
  reason: string
}

/** What became of a refund that was taken. */
export type RefundState =
  | { hasFailed: false }
  | { hasFailed: true; amountCents: number; failedAt: string; failedRefund: FailedRefund }

export type Refund = {
  paymentRef: string
  amountCents: number
  currency: 'CAD'
  idempotencyKey: string
  reason: 'sold_out' | 'paid_twice' | 'merchant'
}

/** A company that takes payments on its own pages. */
export type PaymentProvider = {
  name: PaymentProviderName
  open: (payment: OpenPayment) => Promise<ProviderAnswer<OpenedPayment>>
  /** How it stands. A PayPal order that the payer has approved is captured (idempotently) first. */
  look: (ref: string) => Promise<ProviderAnswer<PaymentState>>
  /** Ends a page that nobody has paid on; answers how it stands then, `paid` if that came first. */
  expire: (ref: string) => Promise<ProviderAnswer<PaymentState>>
  refund: (refund: Refund) => Promise<ProviderAnswer<{ refundRef: string }>>
  lookAtRefund: (refundRef: string) => Promise<ProviderAnswer<RefundState>>
  /** Verifies a webhook; refused as `bad_signature`, or `malformed`. */
  readEvent: (body: string, headers: Headers) => Promise<ProviderAnswer<PaymentEvent>>
}

/** A mail ready to go. `idempotencyKey`: sent twice, it arrives once. */
export type OutgoingMail = {
  to: string
  subject: string
  html: string
  text: string
  idempotencyKey: string
}

/** `unavailable` with `retryAfterSeconds` where the provider said when. */
export type Mailer = {
  send: (
    mail: OutgoingMail,
  ) => Promise<ProviderAnswer<{ providerId: string }> & { retryAfterSeconds?: number }>
}

/** Tax of an order; Stripe Tax could stand behind it. Rounded once per order and tax. */
export type TaxCalculator = {
  calculate: (order: {
    destination: RateDestination
    taxableCents: number
    at: Date
  }) => Promise<readonly { name: string; ratePpm: number; amountCents: number }[]>
}
