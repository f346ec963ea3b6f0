import { serveFunction } from '../_shared/http/serve-function.ts'
import { rpcCaller } from '../_shared/store/call-rpc.ts'
import { metricsStore } from '../_shared/store/metrics-store.ts'
import { metricsRoutes } from './routes.ts'

serveFunction('collect-metrics', (settings) => metricsRoutes(metricsStore(rpcCaller(settings))))
