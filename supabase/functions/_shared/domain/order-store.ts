import type {
  Destination,
  DeliveryRate,
  OrderLine,
  OrderLineRequest,
  OrderStatus,
  OrderTotals,
  PaymentProviderName,
  RateDestination,
} from '../contract/checkout.ts'
import type { RateLimit } from './rate-limit.ts'
import type { PaymentEvent, Refund } from './ports.ts'
import type { Refusal } from './refusal.ts'

export type TaxRate = { name: string; ratePpm: number }

export type Discount = {
  code: string
  kind: 'percent' | 'fixed' | 'free_delivery'
  /** Basis points: 1,000 is 10 %. */
  percentBps: number | null
  amountCents: number | null
  /** The least subtotal it counts for. */
  minimumCents: number
}

export type ReadCheckout = {
  lines: readonly OrderLineRequest[]
  destination: RateDestination
  rateId?: string
  discountCode?: string
  email?: string
  userId: string | null
  /** What this cart has reserved already is there for it. */
  cartKey?: string
  limits: readonly RateLimit[]
}

/** All that a price depends on, read at one moment. */
export type CheckoutFacts = {
  kind: 'ok'
  lines: readonly (OrderLine & { stock: number })[]
  rate: DeliveryRate | null
  /** The least of the prices that were quoted together with `rate`; null without one. */
  cheapestCents: number | null
  discount: Discount | null
  taxRates: readonly TaxRate[]
}

export type NewOrder = {
  idempotencyKey: string
  /** Of everything the buyer asked for: the same key with another digest is refused. */
  requestDigest: string
  provider: PaymentProviderName
  /** `user:<id>` or `guest:<uuid>`: one reservation each. */
  cartKey: string
  userId: string | null
  email: string
  destination: Destination
  currency: 'CAD'
  lines: readonly { variantId: string; quantity: number; unitPriceCents: number }[]
  rate: DeliveryRate
  discountCode: string | null
  totals: OrderTotals
  /** Attempts of this cart that may live on, because their provider cannot be reached to end them. */
  leftAlive: readonly string[]
}

/** An attempt to pay as the store keeps it. `providerRef`: null until the provider's page is known. */
export type KnownAttempt = {
  attemptId: string
  orderId: string
  orderKey: string
  provider: PaymentProviderName
  providerRef: string | null
}

/** The order stands as pending, its stock is taken, the provider was not asked yet. */
export type PlacedOrder = {
  kind: 'placed'
  orderId: string
  orderKey: string
  orderNumber: string
  attemptId: string
  /** ISO 8601; the provider's page must be dead before. */
  leaseEndsAt: string
}

/** This key was here before, and so was its answer. */
export type RepeatedOrder = {
  kind: 'repeat'
  orderId: string
  orderKey: string
  status: 'open' | 'failed'
  redirectUrl: string | null
  totals: OrderTotals
}

export type PlaceAnswer =
  | PlacedOrder
  | RepeatedOrder
  | { kind: 'expire_first'; attempts: readonly KnownAttempt[] }
  | Refusal

export type AttemptResult =
  | { kind: 'open'; ref: string; redirectUrl: string; expiresAt: string }
  | { kind: 'failed'; retryable: boolean; code: string }

/** What happened to a payment, and how the shop came to know. */
export type Settlement = Omit<PaymentEvent, 'eventId'> & {
  /** Null for an answer of the provider, which has no number. */
  eventId: string | null
  source: 'webhook' | 'return' | 'reconciler'
  attemptId?: string
}

/** Money to give back. The key makes sure that it is given once. */
export type DueRefund = Refund & { refundId: string; provider: PaymentProviderName }

/** A refund that was taken; its provider is asked what became of it. */
export type GivenRefund = {
  refundId: string
  orderId: string
  attemptId: string
  provider: PaymentProviderName
  paymentRef: string
  refundRef: string
}

export type SettleAnswer = {
  /** `unknown`: no attempt of ours. */
  kind: 'settled' | 'duplicate' | 'unknown'
  orderId: string | null
  status: OrderStatus | null
  /** Whether its order waits for just this payment: nothing else is captured. */
  isWanted: boolean
  refunds: readonly DueRefund[]
}

export type RefundResult =
  { kind: 'ok'; refundRef: string } | { kind: 'unavailable' | 'refused'; reason: string }

/** An order that should end and cannot. */
export type StuckOrder = { orderId: string; reason: string }

/** An attempt nobody has heard of for long. `isLeaseOver`: its page is to be ended, not only looked at. */
export type UnsettledAttempt = KnownAttempt & { isLeaseOver: boolean }

/** What the providers are to be asked about, and for. */
export type Unsettled = {
  attempts: readonly UnsettledAttempt[]
  refunds: readonly DueRefund[]
  given: readonly GivenRefund[]
}

/** Where orders are kept. Each call is one transaction. */
export type OrderStore = {
  readCheckout: (request: ReadCheckout) => Promise<CheckoutFacts | Refusal>
  placeOrder: (order: NewOrder) => Promise<PlaceAnswer>
  /** What a key gets that was here before, whatever has become of prices and rates since. */
  recallKey: (
    order: Pick<NewOrder, 'idempotencyKey' | 'cartKey' | 'requestDigest'>,
  ) => Promise<Exclude<PlaceAnswer, PlacedOrder> | { kind: 'free' }>
  /** @returns false when the attempt was ended meanwhile: its page must not be used. */
  recordAttempt: (attemptId: string, result: AttemptResult) => Promise<boolean>
  settlePayment: (settlement: Settlement) => Promise<SettleAnswer>
  recordRefund: (refundId: string, result: RefundResult) => Promise<void>
  claimUnsettled: (max: number) => Promise<Unsettled>
  /** Ends orders that nobody can pay any more. */
  releaseExpired: () => Promise<{ stuck: readonly StuckOrder[] }>
  /** The pages an order may still be paid on as it is now; `not_found` when there is none of this key. */
  findOpenAttempts: (request: {
    orderId: string
    orderKey: string
    limits: readonly RateLimit[]
  }) => Promise<{ kind: 'ok'; status: OrderStatus; attempts: readonly KnownAttempt[] } | Refusal>
}
