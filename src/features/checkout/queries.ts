import { queryOptions, type Query } from '@tanstack/react-query'
import type {
  OrderLineRequest,
  QuoteRequest,
  RateDestination,
} from '../../../supabase/functions/_shared/contract/checkout.ts'
import { AppError } from '../../wire/app-error.ts'
import { getQuote, getRates } from '../../wire/checkout/checkout.ts'
import { guestCartId } from '../../wire/checkout/draft-store.ts'
import type { FunctionAnswer } from '../../wire/functions/call-function.ts'

const passing = new Set(['offline', 'unavailable', 'internal', 'too_many_requests'])

/** A no that asking again cannot change is an answer; the rest is thrown, and asked again. */
async function settle<T>(call: Promise<FunctionAnswer<T>>): Promise<FunctionAnswer<T>> {
  const answer = await call
  if (answer.kind === 'refused' && passing.has(answer.code))
    throw new AppError(answer.code, `Cannot price an order: ${answer.code}`, {
      retryable: answer.code !== 'too_many_requests',
    })
  return answer
}

const retryMs = 5_000
/** Rates are good for an hour, by the server's clock; a device's own may stand anywhere. */
const ratesAgeMs = 55 * 60_000

/** What failed is asked for again by the clock: a browser that is online may still get no answers. */
const retry = <T>({ state }: Query<T, Error, T, readonly unknown[]>) =>
  state.status === 'error' ? retryMs : false

/** How an order could travel; asked anew before the quote grows old. */
export const ratesQuery = (lines: readonly OrderLineRequest[], destination: RateDestination) =>
  queryOptions({
    queryKey: ['checkout', 'rates', destination, lines] as readonly unknown[],
    queryFn: () => settle(getRates({ destination, lines })),
    staleTime: ({ state }) => (state.data?.kind === 'done' ? ratesAgeMs : 30_000),
    refetchInterval: (query) => (query.state.data?.kind === 'done' ? ratesAgeMs : retry(query)),
    // A page in the background lets the hour pass.
    refetchOnWindowFocus: true,
  })

/** A cart tells its own use of a code from others'; without a code nobody need know whose it is. */
function withCart(request: QuoteRequest): QuoteRequest {
  const cartId = request.discountCode && guestCartId()
  return cartId ? { ...request, cartId } : request
}

/** What the order would cost now. */
export const quoteQuery = (request: QuoteRequest) =>
  queryOptions({
    queryKey: ['checkout', 'quote', request] as readonly unknown[],
    queryFn: () => settle(getQuote(withCart(request))),
    staleTime: 60_000,
    refetchInterval: retry,
  })
