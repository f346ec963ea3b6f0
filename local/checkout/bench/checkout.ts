import { rm } from 'node:fs/promises'
import postgres from 'postgres'
import { databaseUrl } from '../../stack/connect.ts'
import { planCopy, startShop } from '../../testing/shop-process.ts'
import { makeFolder } from '../../testing/test-stack.ts'
import { callerOf } from '../../testing/whole-shop.ts'
import { measureCheckouts } from './measure-checkouts.ts'
import { measureRates } from './measure-rates.ts'
import { measureWebhooks } from './measure-webhooks.ts'
import { printTimes } from './print-times.ts'

/**
 * `npm run bench:checkout`: how long shoppers wait for the functions, with a whole shop in one process, its functions
 * in theirs, and companies that take 100 ms to answer. Fails where a budget is not kept.
 */
const companyMs = 100
const buyers = Number(process.env['BENCH_BUYERS'] ?? 50)

const dataDir = await makeFolder()
const env = await planCopy(dataDir)
const shop = startShop(env)
await shop.ready
const sql = postgres(databaseUrl(Number(env['DB_PORT'])), { onnotice: () => {}, max: 2 })
const bench = { call: callerOf(`http://localhost:${env['PORT']}`), sql, printed: [] }
try {
  for (const company of ['stripe', 'paypal', 'ups', 'canada-post'])
    await slowDown(company, companyMs)
  const rates = await measureRates(bench)
  const checkouts = await measureCheckouts(bench, buyers)
  await slowDown('stripe', 0)
  const webhooks = await measureWebhooks(bench, checkouts.pages)
  const isKept = printTimes([
    { name: 'get-rates, cached', times: rates.cached, budgetMs: 60 },
    { name: 'get-rates, asking both carriers', times: rates.fresh, budgetMs: companyMs + 100 },
    { name: `checkout-session, ${buyers} buyers`, times: checkouts.times, budgetMs: 500 },
    { name: 'payment-webhook, Stripe', times: webhooks, budgetMs: 100 },
  ])
  process.exitCode = isKept ? 0 : 1
} finally {
  await sql.end({ timeout: 1 })
  shop.kill('SIGTERM')
  await shop.ended
  await rm(dataDir, { recursive: true, force: true })
}

async function slowDown(company: string, latencyMs: number): Promise<void> {
  const url = `http://localhost:${env['EMULATOR_PORT']}/_control/${company}`
  const body = JSON.stringify({ faults: [], latencyMs })
  const answer = await fetch(url, { method: 'PUT', body })
  if (!answer.ok) throw new Error(`Cannot slow ${company} down: ${answer.status}`)
}
