import type {
  CheckoutAnswer,
  CheckoutRequest,
  ConfirmAnswer,
  ConfirmRequest,
  QuoteAnswer,
  QuoteRequest,
  RatesAnswer,
  RatesRequest,
} from '../../../supabase/functions/_shared/contract/checkout.ts'
import { callFunction } from '../functions/call-function.ts'

/** How an order could travel, cheapest first. */
export const getRates = (request: RatesRequest) => callFunction<RatesAnswer>('get-rates', request)

/** What an order would cost now. Reserves nothing. */
export const getQuote = (request: QuoteRequest) =>
  callFunction<QuoteAnswer>('checkout-session/quote', request)

/** Places the order, unpaid, and opens the provider's page. The same key may be sent again: it gives the same answer. */
export const openPayment = (request: CheckoutRequest) =>
  callFunction<CheckoutAnswer>('checkout-session', request)

/** Has the server ask the provider how the payment stands. */
export const confirmPayment = (request: ConfirmRequest) =>
  callFunction<ConfirmAnswer>('checkout-session/confirm', request)
