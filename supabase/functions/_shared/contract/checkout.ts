export type PaymentProviderName = 'stripe' | 'paypal'

/** What is wanted of a variant. `quantity`: 1 to 99. */
export type OrderLineRequest = { variantId: string; quantity: number }

/** Where a parcel goes. `country`: ISO 3166-1 alpha-2; `region`: a two-letter code in Canada and the United States. */
export type Destination = {
  name: string
  company?: string
  line1: string
  line2?: string
  city: string
  region: string
  postalCode: string
  country: string
  phone?: string
}

/** As much of a destination as a carrier prices by. */
export type RateDestination = Pick<Destination, 'country' | 'region' | 'postalCode'>

export type Carrier = 'ups' | 'canada-post' | 'flat'

/** A way an order can travel, as the server quoted it. */
export type DeliveryRate = {
  /** Valid for the lines and the destination it was quoted for, until `expiresAt`. */
  id: string
  carrier: Carrier
  /** The carrier's own: `DOM.EP`, `11`. */
  serviceCode: string
  /** The carrier's own name, e.g. "Expedited Parcel". */
  serviceName: string
  /** What the shopper pays, before tax. */
  priceCents: number
  currency: 'CAD'
  /** Working days under way; null where the carrier does not say. */
  minDays: number | null
  maxDays: number | null
  /** True for a price from the shop's own table or from an earlier answer, while the carrier is silent. */
  isEstimated: boolean
  /** ISO 8601. */
  expiresAt: string
}

/** `POST /functions/v1/get-rates` */
export type RatesRequest = { destination: RateDestination; lines: readonly OrderLineRequest[] }
/** Cheapest first, never empty. */
export type RatesAnswer = { rates: readonly DeliveryRate[] }

/** `POST /functions/v1/checkout-session/quote`: what the order would cost now. Reserves nothing. */
export type QuoteRequest = {
  lines: readonly OrderLineRequest[]
  destination: RateDestination
  rateId?: string
  discountCode?: string
  /** Discounts may be limited per customer. */
  email?: string
  /** A guest's cart: what its own pending order uses of a discount does not count. */
  cartId?: string
}

export type OrderLine = {
  variantId: string
  productId: string
  handle: string
  sku: string
  title: string
  options: Readonly<Record<string, string>>
  /** `/media/<name>.jpg`; null for a product without pictures. */
  imageUrl: string | null
  unitPriceCents: number
  quantity: number
}

/** One of the taxes of an order. `ratePpm`: parts per million, 130,000 is 13 %. */
export type OrderTax = { name: string; ratePpm: number; amountCents: number }

/** In cents; `totalCents` = subtotal - discount + delivery + tax. */
export type OrderTotals = {
  currency: 'CAD'
  subtotalCents: number
  discountCents: number
  deliveryCents: number
  taxes: readonly OrderTax[]
  taxCents: number
  totalCents: number
}

export type QuoteAnswer = {
  lines: readonly OrderLine[]
  totals: OrderTotals
  /** The code as the shop writes it; null where none was given. */
  discountCode: string | null
}

/** `POST /functions/v1/checkout-session` */
export type CheckoutRequest = {
  lines: readonly OrderLineRequest[]
  destination: Destination
  rateId: string
  email: string
  discountCode?: string
  provider: PaymentProviderName
  /** A UUID of this attempt to pay; the same key gives the same answer. */
  idempotencyKey: string
  /** A guest's cart, a UUID kept on the device: one reservation per cart. Accounts have their own. */
  cartId?: string
}

export type CheckoutAnswer = {
  orderId: string
  /** Opens the order to whoever holds it: `/order/<orderId>?key=<orderKey>`. */
  orderKey: string
  /** The provider's page. */
  redirectUrl: string
  totals: OrderTotals
}

/** `POST /functions/v1/checkout-session/confirm`: the shopper is back; the server asks the provider now. */
export type ConfirmRequest = { orderId: string; orderKey: string }
export type ConfirmAnswer = { status: OrderStatus; payment: PaymentSight }

/**
 * How the payment of a pending order stands. `open`: on no page of it has anybody paid; `processing`: the provider is at
 * it; `unknown`: it did not say. Only of an `open` one may be told that nothing was charged. Null once it is not pending.
 */
export type PaymentSight = 'open' | 'processing' | 'unknown' | null

export type OrderStatus =
  | 'pending'
  | 'paid'
  | 'shipped'
  | 'partially_refunded'
  | 'refunded'
  | 'disputed'
  /** Paid, but it could not be kept: refunded by itself, and a person looks at it. */
  | 'needs_attention'
  /** Never paid; nothing was charged. */
  | 'expired'

/** An order as its owner, or the holder of its signed link, reads it: `rpc/read_order`. */
export type Order = {
  id: string
  /** Opens it without an account. */
  key: string
  /** What people call it, e.g. `AA-10427`. */
  number: string
  status: OrderStatus
  /** Why a person must look after it; null where none must. */
  attention: 'sold_out' | 'wrong_amount' | 'refund_failed' | null
  email: string
  destination: Destination
  lines: readonly OrderLine[]
  totals: OrderTotals
  discountCode: string | null
  delivery: Pick<DeliveryRate, 'carrier' | 'serviceName' | 'minDays' | 'maxDays' | 'isEstimated'>
  provider: PaymentProviderName
  refundedCents: number
  trackingUrl: string | null
  placedAt: string
  paidAt: string | null
  shippedAt: string | null
}

/** A line of the order list of an account: `rpc/list_orders`. */
export type OrderSummary = Pick<Order, 'id' | 'key' | 'number' | 'status' | 'placedAt'> & {
  totalCents: number
  currency: 'CAD'
  quantity: number
  /** Up to three. */
  imageUrls: readonly string[]
}
