import { serveFunction } from '../_shared/http/serve-function.ts'
import { connectPayments } from '../_shared/providers/connect-payments.ts'
import { rpcCaller } from '../_shared/store/call-rpc.ts'
import { orderStore } from '../_shared/store/order-store.ts'
import { webhookRoutes } from './routes.ts'

serveFunction('payment-webhook', (settings) => {
  const call = rpcCaller(settings)
  return webhookRoutes({
    store: orderStore(call),
    providers: connectPayments(settings),
    takeTokens: (limits) => call('take_tokens', { limits }),
  })
})
