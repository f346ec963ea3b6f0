import type { ConfirmAnswer, QuoteAnswer } from '../_shared/contract/checkout.ts'
import { countries } from '../_shared/contract/places.ts'
import { checkOut } from '../_shared/domain/checkout.ts'
import type { CheckoutTools } from '../_shared/domain/checkout.ts'
import { confirmPayment } from '../_shared/domain/confirm-payment.ts'
import { quoteOrder } from '../_shared/domain/quote-order.ts'
import { limitsOf } from '../_shared/domain/rate-limit.ts'
import { refuse } from '../_shared/domain/refusal.ts'
import type { Refusal } from '../_shared/domain/refusal.ts'
import { ok } from '../_shared/http/respond.ts'
import { jsonRoute } from '../_shared/http/route.ts'
import type { Route } from '../_shared/http/route.ts'
import { checkoutSchema, confirmSchema, quoteSchema } from './request-schemas.ts'

/** A household pays a few times an hour; whoever tries stolen cards, hundreds. */
const payments = { capacity: 12, perSeconds: 120 }
/** Each change of the form asks for a price. */
const quotes = { capacity: 60, perSeconds: 60 }
/** The page of an order asks now and then until it knows. */
const looks = { capacity: 30, perSeconds: 60 }

/** What checkout-session answers; `CheckoutRequest`, `QuoteRequest` and `ConfirmRequest` are its contract. */
export function checkoutRoutes(shop: Omit<CheckoutTools, 'note'>): Readonly<Record<string, Route>> {
  return {
    'POST /': jsonRoute(checkoutSchema, async (request, { caller, log }) => {
      const limits = limitsOf('checkout', caller, payments)
      const tools = { ...shop, note: log }
      const buyer = { userId: caller.userId, limits }
      const answer = refuseCountry(request.destination) ?? (await checkOut(tools, request, buyer))
      if (answer.kind === 'refused') return answer
      const { kind: _, ...checkout } = answer
      return ok(checkout)
    }),
    'POST /quote': jsonRoute(quoteSchema, async (request, { caller }) => {
      const limits = limitsOf('quote', caller, quotes)
      const { userId } = caller
      const cartKey = userId === null && request.cartId ? `guest:${request.cartId}` : undefined
      const buyer = { userId, cartKey, limits }
      const quote = refuseCountry(request.destination) ?? (await quoteOrder(shop, request, buyer))
      return quote.kind === 'refused' ? quote : ok(describeQuote(quote))
    }),
    'POST /confirm': jsonRoute(confirmSchema, async (request, { caller, log }) => {
      const limits = limitsOf('confirm', caller, looks)
      const answer = await confirmPayment({ ...shop, note: log }, request, limits)
      if (answer.kind === 'refused') return answer
      const { status, payment } = answer
      return ok({ status, payment } satisfies ConfirmAnswer)
    }),
  }
}

function refuseCountry({ country }: { country: string }): Refusal | null {
  if (countries.includes(country)) return null
  return refuse('unknown_country', 'No parcel of ours goes there', { country })
}

type Quote = Extract<Awaited<ReturnType<typeof quoteOrder>>, { kind: 'ok' }>

function describeQuote({ facts, totals }: Quote): QuoteAnswer {
  const lines = facts.lines.map(
    ({
      variantId,
      productId,
      handle,
      sku,
      title,
      options,
      imageUrl,
      unitPriceCents,
      quantity,
    }) => ({
      ...{ variantId, productId, handle, sku, title, options, imageUrl, unitPriceCents, quantity },
    }),
  )
  return { lines, totals, discountCode: facts.discount?.code ?? null }
}
