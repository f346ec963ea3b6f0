import type { PaymentProviderName } from '../_shared/contract/checkout.ts'
import type { PaymentTools } from '../_shared/domain/payment-tools.ts'
import { receiveEvent } from '../_shared/domain/receive-event.ts'
import { reconcile } from '../_shared/domain/reconcile.ts'
import { ok } from '../_shared/http/respond.ts'
import { textRoute } from '../_shared/http/route.ts'
import type { Route } from '../_shared/http/route.ts'

type Tools = Omit<PaymentTools, 'note'>

/**
 * What payment-webhook answers: the providers' events, and the schedule that asks the providers where no event came.
 * An event that is no business of the shop is acknowledged, or its provider would send it for days.
 */
export function webhookRoutes(tools: Tools): Readonly<Record<string, Route>> {
  return {
    'POST /stripe': eventRoute(tools, 'stripe'),
    'POST /paypal': eventRoute(tools, 'paypal'),
    'POST /reconcile': textRoute(async (_, { log }) => {
      const done = await reconcile({ ...tools, note: log })
      if (done.attempts + done.refunds + done.failures > 0) log('reconciled', done)
      return ok(done)
    }, 'service'),
  }
}

function eventRoute(tools: Tools, provider: PaymentProviderName): Route {
  return textRoute(async (body, { headers, log }) => {
    const answer = await receiveEvent({ ...tools, note: log }, provider, body, headers)
    if (answer.kind === 'refused') return answer
    log('event', { provider, outcome: answer.kind, orderId: answer.orderId, status: answer.status })
    return ok({ received: answer.kind })
  })
}
