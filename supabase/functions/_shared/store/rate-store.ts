import type { RateStore } from '../domain/rate-store.ts'
import type { CallRpc } from './call-rpc.ts'

/** Goods, answers of carriers and quotes in Postgres. */
export function rateStore(call: CallRpc): RateStore {
  return {
    readGoods: (request) => call('read_checkout', { request }),
    findRates: (question) => call('find_rates', { question }),
    reportCarriers: async (report) => {
      await call('report_carriers', { report })
    },
    saveQuote: async (quote) => {
      const answer = await call<{ rates: Awaited<ReturnType<RateStore['saveQuote']>> }>(
        'save_quote',
        { quote },
      )
      return answer.rates
    },
  }
}
