import { randomUUID } from 'node:crypto'
import type { Sql } from 'postgres'
import { expect, test } from 'vitest'
import { addLine, call, checkBooks, makeOrder, place, tell, toSecond } from './checkout-desk.ts'
import type { Line } from './checkout-desk.ts'
import { useDatabase } from './database.ts'
import { connect } from './postgres.ts'

const shop = useDatabase('migrated')

/** Numbers that look random and come again with the same seed (mulberry32). */
function rollDice(seed: number): (sides: number) => number {
  return (sides) => {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % sides
  }
}

const outcomes = [
  'paid',
  'paid',
  'expired',
  'failed',
  'refunded',
  'refund_failed',
  'disputed',
  'dispute_won',
]

type Shopper = {
  sql: Sql
  lines: readonly Line[]
  roll: (sides: number) => number
  cartKey: string
  /** All that is ever told of the payments of some: of the others' orders nearly all end refunded or in dispute. */
  only: 'paid' | 'expired' | undefined
}

/** A new way to pay for some of the lines; the provider is sometimes down. */
async function pressPay(shopper: Shopper, attempts: string[]): Promise<void> {
  const { sql, lines, roll, cartKey } = shopper
  const some = lines.filter(() => roll(2) === 0).map((line) => ({ ...line, quantity: 1 + roll(3) }))
  const chosen = some.length ? some : [lines[roll(lines.length)]!]
  if (roll(2)) chosen.reverse()
  const order = await makeOrder(sql, chosen, { cartKey, leftAlive: roll(4) ? [] : attempts })
  const { kind, attemptId } = await place(sql, order)
  if (kind !== 'placed') return
  attempts.push(attemptId)
  const page = { kind: 'open', ref: attemptId, redirectUrl: 'https://pay.example' }
  const failed = { kind: 'failed', retryable: true, code: 'timeout' }
  const expiresAt = new Date(Date.now() + 60_000).toISOString()
  await call(sql, 'record_attempt', attemptId, roll(5) ? { ...page, expiresAt } : failed)
}

/** What a provider says of a refund that came to nothing: always of all of it. */
const failureOf = (ref: string, amountCents: number, takenMs: number) => ({
  amountCents,
  failedRefund: { ref, takenAt: toSecond(takenMs), reason: 'unknown' },
})

/** News of one of the payments, sometimes twice at once, often late. */
async function tellSomething(
  { sql, roll, only }: Shopper,
  attempts: readonly string[],
): Promise<void> {
  const attemptId = attempts[roll(attempts.length)]!
  const outcome = only ?? outcomes[roll(outcomes.length)]!
  const amounts = outcome === 'refund_failed' ? failureOf(`by_hand_${attemptId}`, 100, 0) : {}
  const event = { eventId: `${attemptId}-${outcome}`, refundedCents: 100, ...amounts }
  const told = await Promise.all(
    Array.from({ length: 1 + roll(2) }, () => tell(sql, attemptId, outcome, event)),
  )
  for (const { refundId, attemptId: paidBy, amountCents } of told.flatMap((it) => it.refunds)) {
    await call(sql, 'record_refund', refundId, { kind: 'ok', refundRef: refundId })
    if (roll(3)) continue
    const news = { eventId: `${refundId}-failed`, ...failureOf(refundId, amountCents, Date.now()) }
    await tell(sql, paidBy, 'refund_failed', news)
  }
}

async function shopAround(sql: Sql, lines: readonly Line[], seed: number): Promise<void> {
  const only = (['paid', 'expired'] as const)[seed % 7]
  const shopper = {
    sql,
    // What never runs out: else a storm in which the others are quicker leaves these no order.
    lines: only ? lines.slice(-1) : lines,
    roll: rollDice(seed),
    cartKey: `guest:${randomUUID()}`,
    only,
  }
  const attempts: string[] = []
  for (let step = 0; step < 12; step++) {
    const isPaying = attempts.length === 0 || shopper.roll(3) === 0
    await unlessCutOff(isPaying ? pressPay(shopper, attempts) : tellSomething(shopper, attempts))
  }
  if (only) for (const attempt of attempts) await unlessCutOff(tellSomething(shopper, [attempt]))
}

/** As Postgres names a call that it ended and undid. */
const isCutOff = (error: unknown) => (error as { code?: string }).code === '57014'

/** Who is cut off goes on with the next thing, as a function that was killed never comes back. */
const unlessCutOff = (act: Promise<void>) =>
  act.catch((error: unknown) => {
    if (!isCutOff(error)) throw error
  })

/** Reads the books, and does what the schedule does, until it is told that the storm is over. */
async function audit(storm: { isOver: boolean }): Promise<unknown[]> {
  const faults: unknown[] = []
  while (!storm.isOver) {
    faults.push(...((await checkBooks(shop.sql)) as unknown[]))
    await call(shop.sql, 'release_expired')
    await call(shop.sql, 'claim_unsettled', 5)
  }
  return faults
}

/** Ends calls of the shoppers every now and then, wherever they are. */
async function cutOff(storm: { isOver: boolean }, database: string): Promise<number> {
  let cut = 0
  while (!storm.isOver) {
    const rows = await shop.admin`select pg_cancel_backend(pid) from pg_stat_activity
      where datname = ${database} and application_name = 'shopper' and state = 'active'
        and query like '% as answer'
      order by random() limit 2`
    cut += rows.length
    await shop.admin`select pg_sleep(0.02)`
  }
  return cut
}

/** Sixty shoppers at once. @returns what was wrong in the books, and how often somebody was cut off */
async function rage(isCutting: boolean): Promise<{ faults: unknown[]; cut: number }> {
  const lines = await Promise.all([3, 5, 8, 40, 400].map((stock) => addLine(shop.sql, stock)))
  const url = `${shop.url}&application_name=shopper`
  const pools = Array.from({ length: 6 }, () => connect(url))
  const storm = { isOver: false }
  const database = new URL(shop.url).pathname.slice(1)
  const watching = audit(storm)
  const cutting = isCutting ? cutOff(storm, database) : Promise.resolve(0)
  const shoppers = Array.from({ length: 60 }, (_, i) => shopAround(pools[i % 6]!, lines, i))
  const ends = await Promise.allSettled(shoppers)
  storm.isOver = true
  const [faults, cut] = await Promise.all([watching, cutting])
  await Promise.all(pools.map((pool) => pool.end()))
  expect(ends.filter(({ status }) => status === 'rejected')).toEqual([])
  return { faults: [...faults, ...((await checkBooks(shop.sql)) as unknown[])], cut }
}

test('the books add up at every moment of sixty shoppers at once, and none waits for ever', async () => {
  expect((await rage(false)).faults).toEqual([])
  const [row] = await shop.sql`select count(*) filter (where status = 'paid')::int as paid,
    count(*) filter (where status = 'expired')::int as expired,
    count(*) filter (where status = 'needs_attention')::int as late from orders`
  // Else the storm was a calm.
  for (const count of Object.values(row!)) expect(count).toBeGreaterThan(0)
})

test('the books add up though shoppers are cut off in the middle of what they do', async () => {
  const { faults, cut } = await rage(true)
  expect(faults).toEqual([])
  expect(cut).toBeGreaterThan(3)
})
