import { createHash, randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { useDatabase } from './database.ts'

const database = useDatabase('migrated')
const standard = {
  ...{ serviceCode: '11', serviceName: 'UPS Standard', priceCents: 1_405 },
  ...{ minDays: 2, maxDays: 2 },
}
const destination = { country: 'CA', region: 'ON', postalCode: 'M6J3H1' }

type Known = { rates: unknown[] | null; isFresh: boolean; mayAsk: boolean }
type Found = { kind: 'ok'; carriers: Record<string, Known>; flat: { priceCents: number }[] }
type Answer = { carrier: string; kind: string; rates?: unknown[] }

let key: string
beforeEach(async () => {
  key = createHash('sha256').update(randomUUID()).digest('hex')
  await database.sql`update private.carrier_health
    set failures = 0, open_until = '-infinity', probe_until = '-infinity'`
})
const find = async (place: object = destination, parcelGrams = [400]): Promise<Found> => {
  const question = database.sql.json({ key, destination: place, parcelGrams } as never)
  const [row] = await database.sql`select find_rates(${question}) as answer`
  return row!.answer as Found
}
const ups = async (): Promise<Known> => (await find()).carriers.ups!
const report = (...answers: Answer[]) =>
  database.sql`select report_carriers(${database.sql.json({ key, answers } as never)})`
const fail = () => report({ carrier: 'ups', kind: 'unavailable' })
const failTimes = async (times: number) => {
  for (let n = 0; n < times; n++) await fail()
}
const age = (span: string) =>
  database.sql`update private.carrier_rates set asked_at = asked_at - ${span}::interval`
const wait = (span: string) => database.sql`update private.carrier_health
  set open_until = open_until - ${span}::interval, probe_until = probe_until - ${span}::interval`

describe('what carriers answered', () => {
  test('is fresh for an hour, stale for a week, then forgotten', async () => {
    expect(await ups()).toEqual({ rates: null, isFresh: false, mayAsk: true })
    await report({ carrier: 'ups', kind: 'ok', rates: [standard] })
    const { carriers } = await find()
    expect(carriers.ups).toEqual({ rates: [standard], isFresh: true, mayAsk: false })
    expect(carriers['canada-post']).toEqual({ rates: null, isFresh: false, mayAsk: true })
    await age('1 hour')
    expect(await ups()).toEqual({ rates: [standard], isFresh: false, mayAsk: true })
    await age('7 days')
    expect((await ups()).rates).toBeNull()
    const old = key
    key = '0'.repeat(64)
    await report({ carrier: 'ups', kind: 'ok', rates: [] })
    expect(await database.sql`select from private.carrier_rates where key = ${old}`).toHaveLength(0)
  })

  test('takes the place of what they answered before', async () => {
    await report({ carrier: 'ups', kind: 'ok', rates: [] })
    await age('2 hours')
    await report({ carrier: 'ups', kind: 'ok', rates: [standard] })
    expect(await ups()).toEqual({ rates: [standard], isFresh: true, mayAsk: false })
  })

  test('is not kept where they refused, and the next call asks again', async () => {
    await report({ carrier: 'ups', kind: 'refused' })
    expect(await ups()).toEqual({ rates: null, isFresh: false, mayAsk: true })
  })
})

describe('the breaker', () => {
  test('leaves a carrier alone after five failures in a row, and the other not', async () => {
    await failTimes(4)
    expect((await ups()).mayAsk).toBe(true)
    await fail()
    const { carriers } = await find()
    expect([carriers.ups!.mayAsk, carriers['canada-post']!.mayAsk]).toEqual([false, true])
  })

  test('forgets failures with the first answer, a refusal too', async () => {
    await failTimes(4)
    await report({ carrier: 'ups', kind: 'refused' })
    await failTimes(4)
    expect((await ups()).mayAsk).toBe(true)
  })

  test('lets one ask after half a minute, and all once that one was answered', async () => {
    await failTimes(5)
    await wait('30 seconds')
    const asked = await Promise.all(Array.from({ length: 8 }, ups))
    expect(asked.filter(({ mayAsk }) => mayAsk)).toHaveLength(1)
    await report({ carrier: 'ups', kind: 'ok', rates: [standard] })
    await age('1 hour')
    expect((await ups()).mayAsk).toBe(true)
    expect((await ups()).mayAsk).toBe(true)
  })

  test('lets another ask where the first was never heard of again', async () => {
    await failTimes(5)
    await wait('30 seconds')
    expect([(await ups()).mayAsk, (await ups()).mayAsk]).toEqual([true, false])
    await wait('5 seconds')
    expect((await ups()).mayAsk).toBe(true)
  })

  test('doubles the pause with each failed try, up to five minutes', async () => {
    await failTimes(5)
    for (const seconds of [60, 120, 240, 300, 300]) {
      await database.sql`update private.carrier_health set open_until = now()`
      expect((await ups()).mayAsk).toBe(true)
      await fail()
      const [row] = await database.sql`select extract(epoch from open_until - now())::float as pause
        from private.carrier_health where carrier = 'ups'`
      expect(row!.pause).toBeGreaterThan(seconds - 2)
      expect(row!.pause).toBeLessThanOrEqual(seconds)
    }
  })

  test('does not count calls that were under way when the pause began', async () => {
    await failTimes(40)
    const [row] = await database.sql`select failures from private.carrier_health
      where carrier = 'ups'`
    expect(row!.failures).toBe(5)
  })
})

describe('flat rates', () => {
  const price = async (place: object, ...grams: number[]) =>
    (await find(place, grams)).flat.map(({ priceCents }) => priceCents)

  test.each([
    ['Ontario', { country: 'CA', region: 'ON' }, [1100]],
    ['British Columbia', { country: 'CA', region: 'BC' }, [1300]],
    ['Nunavut', { country: 'CA', region: 'NU' }, [2000]],
    ['California', { country: 'US', region: 'CA' }, [1600]],
    ['Japan', { country: 'JP', region: '' }, [2600]],
  ])('are there for %s', async (_, place, cents) => {
    expect(await price(place, 500)).toEqual(cents)
  })

  test('go by the weight of each parcel, however heavy', async () => {
    const near = { country: 'CA', region: 'ON' }
    expect(await price(near, 501)).toEqual([1300])
    expect(await price(near, 500, 1000)).toEqual([1100 + 1300])
    expect(await price(near, 30_000)).toEqual([4500])
    expect(await price(near, 60_001)).toEqual([3 * 4500])
    expect(await price(near, 0)).toEqual([1100])
  })

  test('say what they are and how long they take', async () => {
    expect((await find()).flat).toEqual([
      {
        ...{ serviceCode: 'standard', serviceName: 'Standard delivery', priceCents: 1100 },
        ...{ minDays: 1, maxDays: 4 },
      },
    ])
  })
})

describe('who may ask', () => {
  const question = JSON.stringify({ key: '1'.repeat(64), destination, parcelGrams: [1] })
  const queries = [
    `select find_rates('${question}')`,
    `select report_carriers('{"key": "${'1'.repeat(64)}", "answers": []}')`,
    'select * from private.flat_rates',
  ]

  test('the functions', async () => {
    await database.as('service_role', async (tx) => {
      for (const query of queries) await tx.unsafe(query)
    })
  })

  test.each(['anon', 'stranger'] as const)('not %s', async (caller) => {
    for (const query of [...queries, 'select * from private.carrier_health'])
      await expect(database.as(caller, (tx) => tx.unsafe(query))).rejects.toMatchObject({
        code: '42501',
      })
  })
})
