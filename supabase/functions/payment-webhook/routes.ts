import type { PaymentProviderName } from '../_shared/contract/checkout.ts'
import type { PaymentTools } from '../_shared/domain/payment-tools.ts'
import { receiveEvent } from '../_shared/domain/receive-event.ts'
import { reconcile } from '../_shared/domain/reconcile.ts'
import { ok } from '../_shared/http/respond.ts'
import { textRoute } from '../_shared/http/route.ts'
import type { Route } from '../_shared/http/route.ts'
import { forgerGuard } from './turn-away-forgers.ts'
import type { TakeTokens } from './turn-away-forgers.ts'

type Tools = Omit<PaymentTools, 'note'> & { takeTokens: TakeTokens }

/**
 * What payment-webhook answers: the providers' events, and the schedule that asks the providers where no event came.
 * An event that is no business of the shop is acknowledged, or its provider would send it for days.
 */
export function webhookRoutes(tools: Tools): Readonly<Record<string, Route>> {
  const guard = forgerGuard(tools.takeTokens)
  return {
    'POST /stripe': eventRoute(tools, 'stripe', guard),
    'POST /paypal': eventRoute(tools, 'paypal', guard),
    'POST /reconcile': textRoute(async (_, { log }) => {
      const done = await reconcile({ ...tools, note: log })
      if (done.attempts + done.refunds + done.failures > 0) log('reconciled', done)
      return ok(done)
    }, 'service'),
  }
}

function eventRoute(
  tools: Tools,
  provider: PaymentProviderName,
  guard: ReturnType<typeof forgerGuard>,
): Route {
  return textRoute(async (body, { caller, headers, log }) => {
    const answer = await guard(caller, () =>
      receiveEvent({ ...tools, note: log }, provider, body, headers),
    )
    if (answer.kind === 'refused') return answer
    log('event', { provider, outcome: answer.kind, orderId: answer.orderId, status: answer.status })
    return ok({ received: answer.kind })
  })
}
