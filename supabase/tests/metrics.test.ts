import { beforeEach, describe, expect, test } from 'vitest'
import { useDatabase } from './database.ts'

const shop = useDatabase('migrated')

const beacon = {
  release: 'r1',
  route: '/product/:handle',
  connection: '4g',
  vitals: [
    { name: 'LCP', value: 900 },
    { name: 'CLS', value: 0.01 },
  ],
  errors: [] as { message: string; source: string }[],
}

const collect = async (batch: object = beacon, limits: object[] = []) => {
  const [row] = await shop.sql<{ answer: Record<string, unknown> }[]>`
    select collect_metrics(${shop.sql.json(batch as never)}, ${shop.sql.json(limits as never)}) as answer`
  return row!.answer
}
const count = async (table: string) => {
  const [row] = await shop.sql.unsafe(`select count(*)::int as n from private.${table}`)
  return row!['n'] as number
}

beforeEach(async () => {
  await shop.sql`truncate private.vitals, private.client_errors, private.beacon_minutes`
  await shop.sql`update private.metrics_settings set most_a_minute = 60, highest_rate = 1`
})

describe('collect_metrics()', () => {
  test('keeps what a page measured and asks for all of a quiet hour', async () => {
    expect(await collect()).toEqual({ kind: 'ok', samplingRate: 1 })
    const rows = await shop.sql`
      select route, connection, name, value, weight from private.vitals order by id`
    const { route, connection, vitals } = beacon
    expect(rows).toEqual(vitals.map((vital) => ({ route, connection, ...vital, weight: 1 })))
  })

  test('asks for fewer the more page lives end, and keeps no more than it wants', async () => {
    await shop.sql`update private.metrics_settings set most_a_minute = 20`
    await shop.sql`insert into private.beacon_minutes
      select date_trunc('minute', now()), n, 100 from generate_series(100, 119) n`
    expect(await collect()).toMatchObject({ samplingRate: 0.01 })
    for (const _ of Array.from({ length: 60 })) await collect()
    // One in a hundred of them, for their senders have not heard of the rate.
    expect(await count('vitals')).toBeLessThan(20)
  })

  test('a beacon of a sampled page stands for the others', async () => {
    await shop.sql`update private.metrics_settings set highest_rate = 0.1`
    await collect({ ...beacon, samplingRate: 0.1 })
    const [row] =
      await shop.sql`select min(weight) as least, count(*)::int as n from private.vitals`
    expect(row).toEqual({ least: 10, n: 2 })
    const [lives] = await shop.sql`select sum(lives) as n from private.beacon_minutes`
    expect(lives).toEqual({ n: 10 })
  })

  test('counts an error that is the same in one row', async () => {
    const errors = [
      { message: 'x is undefined', source: 'a.js:1' },
      { message: 'x is undefined', source: 'a.js:1' },
    ]
    await collect({ ...beacon, vitals: [], errors })
    await collect({ ...beacon, vitals: [], errors: errors.slice(1) })
    const rows = await shop.sql`select message, count::int from read_client_errors()`
    expect(rows).toEqual([{ message: 'x is undefined', count: 3 }])
  })

  test('counts what breaks for many while others invent thousands of errors', async () => {
    const tell = (message: string) =>
      collect({ ...beacon, vitals: [], errors: [{ message, source: 'a.js:1' }] })
    await tell('real')
    await tell('real')
    await shop.sql`insert into private.client_errors (digest, release, route, message, source)
      select sha256(n::text::bytea), 'r1', '/', 'invented', n::text from generate_series(1, 5000) n`
    await tell('real')
    await tell('new')
    await tell('new')
    expect(await count('client_errors')).toBe(5000)
    const rows = await shop.sql`select message, count::int from read_client_errors() limit 2`
    expect(rows).toEqual([
      { message: 'real', count: 3 },
      { message: 'new', count: 2 },
    ])
  })

  test('refuses whoever sends too much, and says when to come back', async () => {
    const limits = [{ key: crypto.randomUUID(), capacity: 1, perSeconds: 60 }]
    await collect(beacon, limits)
    expect(await collect(beacon, limits)).toEqual({
      kind: 'refused',
      code: 'too_many_requests',
      details: { retryAfterSeconds: 60 },
    })
    expect(await count('vitals')).toBe(2)
  })

  test.each(['anon', 'stranger'] as const)('is not for %s', async (caller) => {
    for (const call of [`collect_metrics('{}', '[]')`, 'read_vitals()', 'read_client_errors()'])
      await expect(
        shop.as(caller, (tx) => tx.unsafe(`select public.${call}`)),
      ).rejects.toMatchObject({ code: '42501' })
  })
})

describe('read_vitals()', () => {
  test('tells the 75th percentile of all page lives, those not sent among them', async () => {
    await shop.sql`insert into private.vitals (release, route, connection, name, value, weight)
      select 'r1', '/', '4g', 'LCP', n * 100, 1 from generate_series(1, 8) n`
    const read = () =>
      shop.as('service_role', (tx) => tx`select p75, lives::int from read_vitals()`)
    expect(await read()).toEqual([{ p75: 600, lives: 8 }])
    await shop.sql`update private.vitals set weight = 25 where value = 800`
    expect(await read()).toEqual([{ p75: 800, lives: 32 }])
  })
})

test('metrics are forgotten when their time is over', async () => {
  await collect({ ...beacon, errors: [{ message: 'old', source: '' }] })
  await shop.sql`update private.vitals set at = now() - interval '29 days'`
  await shop.sql`update private.client_errors set last_at = now() - interval '29 days'`
  await shop.sql`update private.beacon_minutes set minute = now() - interval '1 hour'`
  await shop.sql`select private.forget_metrics()`
  for (const table of ['vitals', 'client_errors', 'beacon_minutes'])
    expect(await count(table)).toBe(0)
})
