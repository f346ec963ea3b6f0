import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { DeliveryRate } from '../../supabase/functions/_shared/contract/checkout.ts'
import type { EmulatorName } from '../emulators/emulator.ts'
import { startWholeShop } from '../testing/whole-shop.ts'
import type { WholeShop } from '../testing/whole-shop.ts'

let shop: WholeShop
let variantId: string
let address: string
let count = 0
beforeAll(async () => {
  shop = await startWholeShop()
  const [row] = await shop.sql`select id from variants where sku = 'AA-OIL-FRK-10'`
  variantId = row!.id as string
})
afterAll(() => shop.stop())
beforeEach(async () => {
  for (const name of ['ups', 'canada-post'] as const) shop.emulators.faultsOf(name).reset()
  await shop.sql`truncate private.carrier_rates`
  await shop.sql`update private.carrier_health
    set failures = 0, open_until = '-infinity', probe_until = '-infinity'`
  address = `198.51.100.${++count}`
})

const toronto = { country: 'CA', region: 'ON', postalCode: 'M6J 3H1' }
const ask = (destination: unknown = toronto, quantity = 1, lines?: unknown) =>
  shop.call(
    'get-rates',
    { destination, lines: lines ?? [{ variantId, quantity }] },
    { address, token: undefined },
  )
const rates = async (destination: unknown = toronto, quantity = 1): Promise<DeliveryRate[]> => {
  const answer = await ask(destination, quantity)
  expect(answer).toMatchObject({ status: 200 })
  return answer.body['rates'] as DeliveryRate[]
}
const fail = (name: EmulatorName, kind: string) =>
  shop.emulators.faultsOf(name).plan({ faults: [{ on: 'rates', kind }], latencyMs: 0 })
const calls = () =>
  (['ups', 'canada-post'] as const).map(
    (name) => shop.emulators.faultsOf(name).read().calls['rates'] ?? 0,
  )
const carriersOf = (list: readonly DeliveryRate[]) =>
  [...new Set(list.map(({ carrier }) => carrier))].sort()
const linesOf = (length: number) =>
  Array.from({ length }, () => ({ variantId: crypto.randomUUID(), quantity: 1 }))
const codeOf = ({ body }: { body: Record<string, unknown> }) =>
  (body['error'] as { code: string }).code

describe('get-rates', () => {
  test('quotes both carriers, cheapest first, and the quote is good', async () => {
    const list = await rates()
    expect(carriersOf(list)).toEqual(['canada-post', 'ups'])
    const prices = list.map(({ priceCents }) => priceCents)
    expect(prices).toEqual([...prices].sort((one, other) => one - other))
    expect(list.every(({ isEstimated }) => !isEstimated)).toBe(true)
    const [found] = await shop.sql`select private.find_quoted_rate(${list[0]!.id},
      ${shop.sql.json([{ variantId, quantity: 1 }])}, ${shop.sql.json(toronto)}) as answer`
    const cheapestCents = prices[0]
    expect(found!.answer).toEqual({ kind: 'ok', rate: list[0], cheapestCents })
  })

  test('asks the carriers once an hour for one parcel to one postal code', async () => {
    await rates()
    await rates({ ...toronto, postalCode: 'm6j3h1' })
    expect(calls()).toEqual([1, 1])
    await shop.sql`update private.carrier_rates set asked_at = asked_at - interval '1 hour'`
    await rates()
    expect(calls()).toEqual([2, 2])
  })

  test.each(['500', '429', 'malformed', 'timeout'])(
    'does without UPS where that answers with %s',
    async (kind) => {
      fail('ups', kind)
      const start = performance.now()
      expect(carriersOf(await rates())).toEqual(['canada-post'])
      expect(performance.now() - start).toBeLessThan(kind === 'timeout' ? 4_000 : 2_400)
    },
  )

  test('offers what carriers said before where both are down, and says so', async () => {
    const before = await rates()
    await shop.sql`update private.carrier_rates set asked_at = asked_at - interval '1 day'`
    fail('ups', '503')
    fail('canada-post', 'malformed')
    const after = await rates()
    expect(after.map(({ priceCents }) => priceCents)).toEqual(
      before.map(({ priceCents }) => priceCents),
    )
    expect(after.every(({ isEstimated }) => isEstimated)).toBe(true)
  })

  test("offers the shop's own table where no carrier ever said anything", async () => {
    fail('ups', '503')
    fail('canada-post', '500')
    expect(await rates()).toMatchObject([
      { carrier: 'flat', serviceName: 'Standard delivery', priceCents: 1100, isEstimated: true },
    ])
  })

  test('leaves a carrier alone that failed five times', async () => {
    fail('ups', '429')
    for (const place of ['A', 'B', 'C', 'E', 'G', 'H', 'J'])
      await rates({ ...toronto, postalCode: `M5${place} 1${place}1` })
    expect(calls()).toEqual([5, 7])
  })

  test('carries orders of 120 dollars within Canada for nothing, by the cheapest way alone', async () => {
    const many = await rates(toronto, 7)
    expect(many[0]!.priceCents).toBe(0)
    expect(many[1]!.priceCents).toBeGreaterThan(0)
    const abroad = await rates({ country: 'US', region: 'NY', postalCode: '10001' }, 7)
    expect(abroad[0]!.priceCents).toBeGreaterThan(0)
  })

  test.each([
    [
      'a country no parcel goes to',
      { country: 'ZZ', region: '', postalCode: '' },
      'unknown_country',
    ],
    ['a province there is not', { ...toronto, region: 'XX' }, 'malformed'],
    ['a postal code that is none', { ...toronto, postalCode: '12345' }, 'malformed'],
    ['no place', null, 'malformed'],
  ])('refuses %s', async (_, place, code) => {
    expect(codeOf(await ask(place))).toBe(code)
  })

  test.each([
    ['a thing nobody knows', [{ variantId: crypto.randomUUID(), quantity: 1 }], 'unknown_variant'],
    ['fewer than one', [{ variantId: crypto.randomUUID(), quantity: -1 }], 'malformed'],
    ['nothing', [], 'malformed'],
    ['101 lines', linesOf(101), 'malformed'],
    ['1,000 lines', linesOf(1_000), 'too_large'],
  ])('refuses %s', async (_, lines, code) => {
    const answer = await ask(toronto, 1, lines)
    expect([codeOf(answer), answer.status >= 400]).toEqual([code, true])
    expect(calls()).toEqual([0, 0])
  })

  test('tells who asks too often when to come back', async () => {
    const answers = await Promise.all(Array.from({ length: 70 }, () => ask()))
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThan(0)
    expect(Number(refused[0]!.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(codeOf(refused[0]!)).toBe('too_many_requests')
  })
})
