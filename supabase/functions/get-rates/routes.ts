import * as v from 'valibot'
import type { RatesAnswer } from '../_shared/contract/checkout.ts'
import { countries } from '../_shared/contract/places.ts'
import { quoteRates } from '../_shared/domain/quote-rates.ts'
import type { RateTools } from '../_shared/domain/quote-rates.ts'
import { limitsOf } from '../_shared/domain/rate-limit.ts'
import { refuse } from '../_shared/domain/refusal.ts'
import { linesSchema, rateDestinationSchema } from '../_shared/domain/request-schemas.ts'
import { ok } from '../_shared/http/respond.ts'
import { jsonRoute } from '../_shared/http/route.ts'
import type { Route } from '../_shared/http/route.ts'

/** Each change of the address or the cart asks again; each new question costs the carriers a call. */
const questions = { capacity: 60, perSeconds: 60 }

/** `RatesRequest` */
const schema = v.strictObject({ destination: rateDestinationSchema, lines: linesSchema })

/** What get-rates answers; `RatesRequest` and `RatesAnswer` are its contract. */
export function ratesRoutes(tools: RateTools): Readonly<Record<string, Route>> {
  return {
    'POST /': jsonRoute(schema, async (request, { caller, log }) => {
      const { country } = request.destination
      if (!countries.includes(country))
        return refuse('unknown_country', 'No parcel of ours goes there', { country })
      const quote = await quoteRates(tools, request, limitsOf('rates', caller, questions))
      if (quote.kind === 'refused') return quote
      for (const failure of quote.failures) log('carrier', failure)
      return ok({ rates: quote.rates } satisfies RatesAnswer)
    }),
  }
}
