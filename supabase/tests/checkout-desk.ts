import { randomUUID } from 'node:crypto'
import type { JSONValue, Sql } from 'postgres'
import type { OrderStatus } from '../functions/_shared/contract/checkout.ts'
import { addVariant } from './cart-device.ts'

/** What a call of the functions gets; which of it is there depends on `kind`. */
export type Answer = {
  kind: string
  code?: string
  details?: Record<string, unknown>
  orderId: string
  orderKey: string
  attemptId: string
  leaseEndsAt: string
  status: OrderStatus
  isWanted: boolean
  attempts: { attemptId: string; providerRef: string; isLeaseOver: boolean }[]
  refunds: {
    refundId: string
    attemptId: string
    paymentRef: string
    amountCents: number
    reason: string
  }[]
  given: { refundId: string; refundRef: string }[]
  stuck: { orderId: string; reason: string }[]
}

export type Line = { variantId: string; quantity: number; unitPriceCents: number }

export const destination = {
  name: 'Ada Buyer',
  line1: '1 King St W',
  city: 'Toronto',
  region: 'ON',
  postalCode: 'M5H 1A1',
  country: 'CA',
}

/** One call of a function as the edge functions make it: a transaction of `service_role`. */
export async function call(sql: Sql, name: string, ...args: unknown[]): Promise<Answer> {
  const answer = await sql.begin(async (tx) => {
    await tx`select set_config('role', 'service_role', true)`
    const values = args.map((arg) => (typeof arg === 'object' ? tx.json(arg as JSONValue) : arg))
    const places = args.map((_, index) => `$${index + 1}`).join(', ')
    const [row] = await tx.unsafe(`select ${name}(${places}) as answer`, values as never[])
    return row!.answer as Answer
  })
  return answer
}

/** A rate that was quoted for these lines just now, at 9.50. */
export async function quoteRate(sql: Sql, lines: readonly Line[]): Promise<object> {
  const rate = { carrier: 'flat', serviceCode: 'CA', serviceName: 'Standard', priceCents: 950 }
  const more = { currency: 'CAD', minDays: 3, maxDays: 7, isEstimated: true }
  const quote = { lines, destination, rates: [{ ...rate, ...more }] } as never
  const [row] = await sql`select private.save_quote(${sql.json(quote)}) as quote`
  return (row!.quote as { rates: object[] }).rates[0]!
}

const sumOf = (lines: readonly Line[]) =>
  lines.reduce((sum, line) => sum + line.quantity * line.unitPriceCents, 0)

/** NewOrder of the functions' domain: in Ontario, with a fresh key and a fresh guest's cart. */
export async function makeOrder(sql: Sql, lines: readonly Line[], more: object = {}) {
  const subtotalCents = sumOf(lines)
  const taxCents = Math.round((subtotalCents + 950) * 0.13)
  const totals = {
    currency: 'CAD',
    subtotalCents,
    discountCents: 0,
    deliveryCents: 950,
    taxes: [{ name: 'HST', ratePpm: 130_000, amountCents: taxCents }],
    taxCents,
    totalCents: subtotalCents + 950 + taxCents,
  }
  return {
    idempotencyKey: randomUUID() as string,
    requestDigest: 'digest',
    provider: 'stripe',
    cartKey: `guest:${randomUUID()}`,
    userId: null,
    email: 'Ada@Example.com',
    destination,
    currency: 'CAD',
    lines,
    rate: await quoteRate(sql, lines),
    discountCode: null,
    totals,
    leftAlive: [] as string[],
    ...more,
  }
}

export type NewOrder = Awaited<ReturnType<typeof makeOrder>>

/** A line of a new product at 42.00. */
export async function addLine(sql: Sql, stock: number, quantity = 1): Promise<Line> {
  return { variantId: await addVariant(sql, stock), quantity, unitPriceCents: 4200 }
}

export const place = (sql: Sql, order: NewOrder) => call(sql, 'place_order', order)

/** The same cart, with what the shopper changed, to be paid anew. */
export const again = (order: NewOrder, more: object = {}): NewOrder => ({
  ...order,
  idempotencyKey: randomUUID() as string,
  ...more,
})

/** Places an order and opens its page at the provider, of which the attempt's id is the name. */
export async function open(sql: Sql, order: NewOrder): Promise<Answer> {
  const placed = await place(sql, order)
  const page = { ref: placed.attemptId, redirectUrl: `https://pay.example/${placed.attemptId}` }
  const expiresAt = new Date(Date.now() + 31 * 60_000).toISOString()
  await call(sql, 'record_attempt', placed.attemptId, { kind: 'open', ...page, expiresAt })
  return placed
}

/** An order of one unit, the last one, with its page open. */
export async function openLast(
  sql: Sql,
): Promise<{ line: Line; order: Answer; totalCents: number }> {
  const line = await addLine(sql, 1)
  const wanted = await makeOrder(sql, [line])
  return { line, order: await open(sql, wanted), totalCents: wanted.totals.totalCents }
}

/** News of a payment. `payment_ref` is named after the page, the event has a number of its own. */
export const tell = (sql: Sql, attemptId: string, outcome: string, more: object = {}) =>
  call(sql, 'settle_payment', {
    provider: 'stripe',
    eventId: randomUUID(),
    eventType: outcome,
    occurredAt: new Date().toISOString(),
    ref: attemptId,
    paymentRef: `pi_${attemptId}`,
    outcome,
    amountCents: null,
    refundedCents: null,
    currency: 'CAD',
    source: 'webhook',
    ...more,
  })

export async function stockOf(sql: Sql, { variantId }: Line): Promise<number> {
  const [row] = await sql`select stock from inventory where variant_id = ${variantId}`
  return row!.stock as number
}

export async function statusOf(sql: Sql, orderId: string): Promise<OrderStatus> {
  const [row] = await sql`select status from orders where id = ${orderId}`
  return row!.status as OrderStatus
}

/** A moment as providers tell it, in whole seconds. */
export const toSecond = (ms: number): string => new Date(Math.floor(ms / 1000) * 1000).toISOString()

/** Lets time pass for an order and its attempts. */
export async function letPass(sql: Sql, orderId: string, time: string): Promise<void> {
  await sql`update orders set placed_at = placed_at - ${time}::interval,
    kept_until = kept_until - ${time}::interval, paid_at = paid_at - ${time}::interval
    where id = ${orderId}`
  await sql`update private.payment_attempts set created_at = created_at - ${time}::interval,
    lease_ends_at = lease_ends_at - ${time}::interval,
    page_ends_at = page_ends_at - ${time}::interval,
    next_look_at = next_look_at - ${time}::interval where order_id = ${orderId}`
}

export async function mailsOf(sql: Sql, orderId: string): Promise<string[]> {
  const rows = await sql`select kind from private.mails
    where payload ->> 'orderId' = ${orderId} order by created_at, kind`
  return rows.map(({ kind }) => kind as string)
}

export async function checkBooks(sql: Sql): Promise<unknown> {
  const [row] = await sql`select check_books() as faults`
  return row!.faults
}
