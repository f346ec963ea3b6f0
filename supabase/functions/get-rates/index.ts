import { serveFunction } from '../_shared/http/serve-function.ts'
import { connectCarriers } from '../_shared/providers/connect-carriers.ts'
import { rpcCaller } from '../_shared/store/call-rpc.ts'
import { rateStore } from '../_shared/store/rate-store.ts'
import { ratesRoutes } from './routes.ts'

serveFunction('get-rates', (settings) =>
  ratesRoutes({
    store: rateStore(rpcCaller(settings)),
    carriers: connectCarriers(settings),
    origin: settings.origin,
    deadlineMs: 2_500,
  }),
)
