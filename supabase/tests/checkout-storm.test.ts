import { randomUUID } from 'node:crypto'
import type { Sql } from 'postgres'
import { expect, test } from 'vitest'
import { addLine, call, checkBooks, makeOrder, place, tell } from './checkout-desk.ts'
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

const outcomes = ['paid', 'paid', 'expired', 'failed', 'refunded', 'disputed', 'dispute_won']

/** One shopper who changes the cart, switches, pays, gives up; and providers that tell late and twice. */
async function shopAround(sql: Sql, lines: readonly Line[], seed: number): Promise<void> {
  const roll = rollDice(seed)
  const cartKey = `guest:${randomUUID()}`
  const attempts: string[] = []
  for (let step = 0; step < 12; step++) {
    const wanted = lines
      .filter(() => roll(2) === 0)
      .map((line) => ({ ...line, quantity: 1 + roll(3) }))
    if (attempts.length === 0 || roll(3) === 0) {
      const chosen = wanted.length ? wanted : [lines[roll(lines.length)]!]
      if (roll(2)) chosen.reverse()
      const order = await makeOrder(sql, chosen, { cartKey, leftAlive: roll(4) ? [] : attempts })
      const { kind, attemptId } = await place(sql, order)
      if (kind !== 'placed') continue
      attempts.push(attemptId)
      const page = { kind: 'open', ref: attemptId, redirectUrl: 'https://pay.example' }
      const failed = { kind: 'failed', retryable: true, code: 'timeout' }
      const expiresAt = new Date(Date.now() + 60_000).toISOString()
      const result = roll(5) ? { ...page, expiresAt } : failed
      await call(sql, 'record_attempt', attemptId, result)
      continue
    }
    const attemptId = attempts[roll(attempts.length)]!
    const outcome = outcomes[roll(outcomes.length)]!
    const event = { eventId: `${attemptId}-${outcome}`, refundedCents: 100, source: 'webhook' }
    const told = await Promise.all(
      Array.from({ length: 1 + roll(2) }, () => tell(sql, attemptId, outcome, event)),
    )
    for (const { refundId } of told.flatMap(({ refunds }) => refunds))
      await call(sql, 'record_refund', refundId, { kind: 'ok', refundRef: 're' })
  }
}

test('the books add up at every moment of sixty shoppers at once, and none waits for ever', async () => {
  const lines = await Promise.all([3, 5, 8, 40].map((stock) => addLine(shop.sql, stock)))
  const pools = Array.from({ length: 6 }, () => connect(shop.url))
  const audit = { isOver: false, faults: [] as unknown[] }
  const auditing = (async () => {
    while (!audit.isOver) {
      audit.faults.push(...((await checkBooks(shop.sql)) as unknown[]))
      await call(shop.sql, 'release_expired')
      await call(shop.sql, 'claim_unsettled', 5)
    }
  })()
  const shoppers = Array.from({ length: 60 }, (_, i) => shopAround(pools[i % 6]!, lines, i))
  const ends = await Promise.allSettled(shoppers)
  audit.isOver = true
  await auditing
  await Promise.all(pools.map((pool) => pool.end()))
  expect(ends.filter(({ status }) => status === 'rejected')).toEqual([])
  expect([...audit.faults, ...((await checkBooks(shop.sql)) as unknown[])]).toEqual([])
  const [row] = await shop.sql`select count(*) filter (where status = 'paid')::int as paid,
    count(*) filter (where status = 'expired')::int as expired,
    count(*) filter (where status = 'needs_attention')::int as late from orders`
  // Else the storm was a calm.
  for (const count of Object.values(row!)) expect(count).toBeGreaterThan(0)
})
