import postgres from 'postgres'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestStack } from '../../testing/test-stack.ts'
import type { TestStack } from '../../testing/test-stack.ts'
import { publishableKey } from '../keys.ts'

let shop: TestStack
let sql: Sql
beforeAll(async () => {
  shop = await startTestStack()
  sql = postgres(shop.stack.databaseUrl, { max: 1, onnotice: () => {} })
})
afterAll(async () => {
  await sql.end({ timeout: 1 })
  await shop.stop()
})

/** More than there are connections, so that some wait for one. */
const callers = 12

async function read(): Promise<number> {
  const url = 'http://localhost:4173/rest/v1/things?select=id&limit=1'
  const request = new Request(url, { headers: { apikey: publishableKey } })
  const answer = await shop.stack.fetch(request)
  await answer.text()
  return answer.status
}

async function findBackend(): Promise<number> {
  const rows = await sql`
    select pid from pg_stat_activity
    where usename = 'authenticator' and query not ilike 'listen%' order by state_change desc`
  return Number(rows[0]?.['pid'])
}

const tell = (pid: number) => sql`select pg_terminate_backend(${pid})`
const kill = (pid: number) => Promise.resolve(process.kill(pid, 'SIGKILL'))

test.each<[string, number, (pid: number) => Promise<unknown>]>([
  ['is told to end', 1, tell],
  // Postgres ends all others with it, and is back after a moment.
  ['is killed', 10, kill],
])('a back end that %s costs the calls in flight alone', async (_, most, strike) => {
  await Promise.all(Array.from({ length: callers }, read))
  const pid = await findBackend()
  const statuses: number[] = []
  const rush = { isOver: false }
  const asking = Array.from({ length: callers }, async () => {
    while (!rush.isOver) statuses.push(await read())
  })
  await expect.poll(() => statuses.length).toBeGreaterThan(callers)
  await strike(pid)
  await expect.poll(() => statuses.some((status) => status !== 200)).toBe(true)
  const seen = statuses.length
  await expect.poll(() => statuses.length).toBeGreaterThan(seen + 3 * callers)
  rush.isOver = true
  await Promise.all(asking)
  const refused = statuses.filter((status) => status !== 200)
  expect(refused.length).toBeLessThanOrEqual(most)
  expect(refused.every((status) => status >= 500)).toBe(true)
  expect(await read()).toBe(200)
})
