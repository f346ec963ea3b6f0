import { taxByTable } from '../_shared/domain/tax-table.ts'
import { serveFunction } from '../_shared/http/serve-function.ts'
import { connectPayments } from '../_shared/providers/connect-payments.ts'
import { rpcCaller } from '../_shared/store/call-rpc.ts'
import { orderStore } from '../_shared/store/order-store.ts'
import { checkoutRoutes } from './routes.ts'

serveFunction('checkout-session', (settings) =>
  checkoutRoutes({
    store: orderStore(rpcCaller(settings)),
    providers: connectPayments(settings),
    taxOf: taxByTable,
    siteUrl: settings.siteUrl,
  }),
)
