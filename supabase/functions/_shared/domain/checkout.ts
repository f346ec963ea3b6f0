import type { CheckoutAnswer, CheckoutRequest } from '../contract/checkout.ts'
import { digestRequest } from './digest-request.ts'
import type { RateLimit } from './rate-limit.ts'
import type { CheckoutFacts, NewOrder, PlacedOrder, RepeatedOrder, TaxRate } from './order-store.ts'
import type { PaymentTools } from './payment-tools.ts'
import { placeAlone } from './place-alone.ts'
import type { OpenedPayment, OpenPayment, ProviderAnswer, TaxCalculator } from './ports.ts'
import { quoteOrder } from './quote-order.ts'
import { refuse } from './refusal.ts'
import type { Refusal } from './refusal.ts'

export type CheckoutTools = PaymentTools & {
  taxOf: (rates: readonly TaxRate[]) => TaxCalculator
  /** Origin of the shop's pages. */
  siteUrl: string
}

/** Who pays: an account, or nobody known. */
export type Buyer = {
  userId: string | null
  limits: readonly RateLimit[]
}

type Outcome = ({ kind: 'ok' } & CheckoutAnswer) | Refusal

/** The page dies before the lease, so that stock given back cannot be paid for. */
const leaseAfterPageMs = 4 * 60_000

/**
 * Turns a cart into a pending order and a page to pay on. Order, stock and key are kept before the provider is asked:
 * from then on a crash at any point leaves something the reconciler can settle.
 */
export async function checkOut(
  tools: CheckoutTools,
  request: CheckoutRequest,
  buyer: Buyer,
): Promise<Outcome> {
  const key = {
    idempotencyKey: request.idempotencyKey,
    cartKey: nameCart(request, buyer),
    requestDigest: await digestRequest(request, buyer.userId),
  }
  const { userId, limits } = buyer
  const quote = await quoteOrder(tools, request, { userId, limits, cartKey: key.cartKey })
  if (quote.kind === 'refused') return answerKnownKey(tools, key, quote)
  const { facts, totals } = quote
  if (facts.rate === null) return refuse('unknown_rate')
  const shortage = findShortage(facts)
  if (shortage !== null) return answerKnownKey(tools, key, shortage)
  const order: NewOrder = {
    ...key,
    provider: request.provider,
    userId: buyer.userId,
    email: request.email,
    destination: request.destination,
    currency: 'CAD',
    lines: facts.lines.map(({ variantId, quantity, unitPriceCents }) => ({
      ...{ variantId, quantity, unitPriceCents },
    })),
    rate: facts.rate,
    discountCode: facts.discount?.code ?? null,
    totals,
    leftAlive: [],
  }
  const placed = await placeAlone(tools, order)
  if (placed.kind === 'refused') return placed
  return placed.kind === 'repeat' ? repeatAnswer(placed) : openPage(tools, order, placed, facts)
}

/** Spares the crowd of a sale the wait for locks that could only tell it the same. */
function findShortage({ lines }: CheckoutFacts): Refusal | null {
  const short = lines.filter(({ stock, quantity }) => stock < quantity)
  if (short.length === 0) return null
  return refuse('sold_out', 'There is not enough of it', {
    variantIds: short.map(({ variantId }) => variantId),
    available: Object.fromEntries(short.map(({ variantId, stock }) => [variantId, stock])),
  })
}

type Key = Pick<NewOrder, 'idempotencyKey' | 'cartKey' | 'requestDigest'>

/** A page that lost its answer asks again, perhaps after its rate has expired: it gets the answer it had. */
async function answerKnownKey(tools: CheckoutTools, key: Key, refusal: Refusal): Promise<Outcome> {
  if (refusal.code === 'too_many_requests') return refusal
  const known = await tools.store.recallKey(key)
  if (known.kind === 'repeat') return repeatAnswer(known)
  return known.kind === 'refused' ? known : refusal
}

/** Without a cart of its own an attempt reserves for itself alone. */
function nameCart({ cartId, idempotencyKey }: CheckoutRequest, { userId }: Buyer): string {
  return userId === null ? `guest:${cartId ?? idempotencyKey}` : `user:${userId}`
}

/** The same key gives the same answer. */
function repeatAnswer({ status, redirectUrl, ...repeat }: RepeatedOrder): Outcome {
  const { orderId, orderKey, totals } = repeat
  // Its page is dead: paying once more needs a new key.
  if (status !== 'open' || redirectUrl === null)
    return refuse('key_reused', 'This attempt is over', { orderId, orderKey })
  return { kind: 'ok', orderId, orderKey, redirectUrl, totals }
}

async function openPage(
  tools: CheckoutTools,
  order: NewOrder,
  placed: PlacedOrder,
  facts: CheckoutFacts,
): Promise<Outcome> {
  const { orderId, orderKey, attemptId } = placed
  const provider = tools.providers[order.provider]
  const opened = await provider.open(describePayment(tools.siteUrl, order, placed, facts))
  if (opened.kind !== 'ok') return refusePage(tools, order, placed, opened)
  const { ref, redirectUrl, expiresAt } = opened.value
  const isKept = await tools.store.recordAttempt(attemptId, {
    kind: 'open',
    ref,
    redirectUrl,
    expiresAt: expiresAt.toISOString(),
  })
  if (isKept) return { kind: 'ok', orderId, orderKey, redirectUrl, totals: order.totals }
  // Another tab has ended this attempt meanwhile; nobody was told of the page, so nobody can pay there.
  await provider.expire(ref)
  return refuse('payment_in_progress', 'Another attempt of this cart took its place')
}

async function refusePage(
  tools: CheckoutTools,
  { provider }: NewOrder,
  { orderId, attemptId }: PlacedOrder,
  failed: Exclude<ProviderAnswer<OpenedPayment>, { kind: 'ok' }>,
): Promise<Refusal> {
  const code = 'payment_provider_unavailable'
  const retryable = failed.kind === 'unavailable'
  await tools.store.recordAttempt(attemptId, { kind: 'failed', retryable, code })
  tools.note(code, { provider, orderId, reason: failed.reason })
  if (failed.kind === 'refused' && failed.code === 'email_refused')
    return refuse('malformed', 'The provider takes no such mail address', {
      issues: [{ path: 'email', expected: 'email' }],
    })
  const offered = Object.keys(tools.providers).filter((name) => name !== provider)
  return refuse(code, 'Try again, or pay with the other one', { provider, offered })
}

function describePayment(
  siteUrl: string,
  { email, totals, currency, destination }: NewOrder,
  { orderId, orderKey, orderNumber, attemptId, leaseEndsAt }: PlacedOrder,
  facts: CheckoutFacts,
): OpenPayment {
  const { subtotalCents, discountCents, deliveryCents, taxCents, totalCents } = totals
  return {
    orderId,
    orderNumber,
    attemptId,
    // Of the attempt, not of the buyer: a key that is free again after a failure opens a new page.
    idempotencyKey: attemptId,
    email,
    currency,
    destination,
    lines: facts.lines.map(({ title, options, quantity, unitPriceCents }) => ({
      title: [title, ...Object.values(options)].join(', '),
      quantity,
      unitPriceCents,
    })),
    ...{ subtotalCents, discountCents, deliveryCents, taxCents, totalCents },
    returnUrl: `${siteUrl}/order/${orderId}?key=${orderKey}`,
    cancelUrl: `${siteUrl}/checkout`,
    expiresAt: new Date(Date.parse(leaseEndsAt) - leaseAfterPageMs),
  }
}
