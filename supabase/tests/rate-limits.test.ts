import { describe, expect, test } from 'vitest'
import { useDatabase } from './database.ts'

const shop = useDatabase('migrated')

type Limit = { key: string; capacity: number; perSeconds: number }

const take = async (...limits: Limit[]) => {
  const [row] = await shop.sql<{ wait: number }[]>`
    select private.take_tokens(${shop.sql.json(limits)}) as wait`
  return row!.wait
}
const limit = (capacity: number, perSeconds: number): Limit => ({
  key: crypto.randomUUID(),
  capacity,
  perSeconds,
})
/** Lets time pass for all buckets. */
const pass = (seconds: number) =>
  shop.sql`update private.token_buckets set full_at = full_at - make_interval(secs => ${seconds})`

describe('private.take_tokens()', () => {
  test('lets through what a bucket holds, then tells how long it takes to fill by one', async () => {
    const hourly = limit(3, 3600)
    for (const _ of [1, 2, 3]) expect(await take(hourly)).toBe(0)
    expect(await take(hourly)).toBe(1200)
    await pass(1000)
    expect(await take(hourly)).toBe(200)
    await pass(201)
    expect(await take(hourly)).toBe(0)
    expect(await take(hourly)).toBeGreaterThan(1190)
  })

  test('a bucket is never more than full', async () => {
    const hourly = limit(2, 3600)
    await take(hourly)
    await pass(1_000_000)
    expect([await take(hourly), await take(hourly)]).toEqual([0, 0])
    expect(await take(hourly)).toBe(1800)
  })

  test('takes from all buckets or from none', async () => {
    const [wide, narrow] = [limit(2, 3600), limit(1, 3600)]
    expect(await take(wide, narrow)).toBe(0)
    expect(await take(wide, narrow)).toBe(3600)
    expect(await take(wide)).toBe(0)
    expect(await take(wide)).toBe(1800)
  })

  test('gives no token twice, however many ask at once', async () => {
    const [one, other] = [limit(10, 3600), limit(10, 3600)]
    const asked = Array.from({ length: 40 }, (_, index) =>
      // In both orders, which must not end in a deadlock.
      index % 2 ? take(one, other) : take(other, one),
    )
    const waits = await Promise.all(asked)
    expect(waits.filter((wait) => wait === 0)).toHaveLength(10)
  })

  test('asks nothing of whoever has no limits', async () => {
    expect(await take()).toBe(0)
    const [row] = await shop.sql`select private.take_tokens(null) as wait`
    expect(row).toEqual({ wait: 0 })
  })

  test('keeps no address, and forgets buckets that are full', async () => {
    await take({ key: 'checkout:address:203.0.113.7', capacity: 1, perSeconds: 1 })
    const [kept] = await shop.sql`
      select count(*)::int as n from private.token_buckets where position('203.0.113'::bytea in key) > 0`
    expect(kept).toEqual({ n: 0 })
    await pass(4000)
    await shop.sql`select private.forget_tokens()`
    const [left] = await shop.sql`
      select count(*)::int as n from private.token_buckets where full_at < now() - interval '2 minutes'`
    expect(left).toEqual({ n: 0 })
  })

  test.each(['anon', 'stranger'] as const)('is not for %s', async (caller) => {
    const call = shop.as(caller, (tx) => tx`select public.take_tokens('[]')`)
    await expect(call).rejects.toMatchObject({ code: '42501' })
  })

  test('is for functions', async () => {
    const [row] = await shop.as('service_role', (tx) => tx`select public.take_tokens('[]') as wait`)
    expect(row).toEqual({ wait: 0 })
  })
})
