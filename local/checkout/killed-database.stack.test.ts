import { rm } from 'node:fs/promises'
import { afterAll, expect, test } from 'vitest'
import postgres from 'postgres'
import { databaseUrl } from '../stack/connect.ts'
import { planCopy, readPostmaster, startShop } from '../testing/shop-process.ts'
import type { ShopProcess } from '../testing/shop-process.ts'
import { makeFolder } from '../testing/test-stack.ts'
import { callerOf } from '../testing/whole-shop.ts'
import { countAnswers, countPaid, payAll, rush } from './testing/crowd.ts'
import { readStock, stockVariant } from './testing/stock.ts'

const running: ShopProcess[] = []
const stops: (() => Promise<unknown>)[] = []

afterAll(async () => {
  for (const shop of running) shop.kill('SIGTERM')
  await Promise.all(running.map((shop) => shop.ended))
  for (const stop of stops) await stop()
})

async function start(env: Record<string, string>): Promise<void> {
  const shop = startShop(env)
  running.push(shop)
  await shop.ready
}

test('500 buyers get exactly 100 units although Postgres is killed in the middle', async () => {
  const dataDir = await makeFolder()
  const env = await planCopy(dataDir)
  await start(env)
  const sql = postgres(databaseUrl(Number(env['DB_PORT'])), { max: 2, onnotice: () => {} })
  stops.push(
    () => sql.end({ timeout: 1 }),
    () => rm(dataDir, { recursive: true, force: true }),
  )
  const shop = { call: callerOf(`http://localhost:${env['PORT']}`), sql, printed: [] }
  const variantId = await stockVariant(shop, 100)
  const rushing = rush(shop, variantId, 500)
  const patience = { interval: 20, timeout: 60_000 }
  await expect.poll(() => readStock(shop, variantId), patience).toBeLessThan(80)
  process.kill(await readPostmaster(dataDir), 'SIGKILL')
  await running[0]?.ended
  await start(env)
  const answers = await rushing
  expect(countAnswers(answers)).toEqual({ 200: 100, sold_out: 400 })
  await payAll(answers)
  await expect.poll(() => countPaid(shop, variantId), { timeout: 60_000 }).toBe(100)
  expect(await readStock(shop, variantId)).toBe(0)
  expect((await sql`select public.check_books() as faults`)[0]?.['faults']).toEqual([])
}, 300_000)
