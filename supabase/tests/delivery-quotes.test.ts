import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { useDatabase } from './database.ts'

const database = useDatabase('migrated')
const rate = {
  carrier: 'canada-post',
  serviceCode: 'DOM.EP',
  serviceName: 'Expedited Parcel',
  priceCents: 1_240,
  currency: 'CAD',
  minDays: 2,
  maxDays: 2,
  isEstimated: false,
}
const [oil, bowl] = [randomUUID(), randomUUID()]
const lines = [
  { variantId: oil, quantity: 2 },
  { variantId: bowl, quantity: 1 },
]
const destination = { country: 'CA', region: 'ON', postalCode: 'M6J 3H1' }

type Offered = typeof rate & { id: string; expiresAt: string }
const save = async (rates: unknown[] = [rate]): Promise<Offered[]> => {
  const quote = database.sql.json({ lines, destination, rates } as never)
  const [row] = await database.sql`select save_quote(${quote}) as answer`
  return (row!.answer as { rates: Offered[] }).rates
}
const find = async (id: string, wanted: unknown = lines, place: unknown = destination) => {
  const { sql } = database
  const [row] = await sql`select private.find_quoted_rate(
    ${id}, ${sql.json(wanted as never)}, ${sql.json(place as never)}) as answer`
  return row!.answer as { kind: string; code?: string; rate?: Offered }
}

describe('a quote', () => {
  let offered: Offered
  beforeAll(async () => {
    offered = (await save([rate, { ...rate, serviceCode: 'DOM.XP', priceCents: 2_310 }]))[0]!
  })

  test('gives each rate an id and an end, in the order it had', async () => {
    const rates = await save([{ ...rate, carrier: 'ups', serviceCode: '11' }, rate])
    const [quote] = rates[0]!.id.split('.')
    expect(rates.map(({ id }) => id)).toEqual([`${quote}.ups.11`, `${quote}.canada-post.DOM.EP`])
    const minutes = (Date.parse(rates[0]!.expiresAt) - Date.now()) / 60_000
    expect(minutes).toBeGreaterThan(59)
    expect(minutes).toBeLessThanOrEqual(60)
  })

  test('is good for the same lines and postal code, however they are written', async () => {
    expect(await find(offered.id)).toEqual({ kind: 'ok', rate: offered, cheapestCents: 1_240 })
    const parted = [lines[1], { variantId: oil, quantity: 1 }, { variantId: oil, quantity: 1 }]
    const place = { country: 'ca', region: 'on', postalCode: 'm6j-3h1', name: 'Ann' }
    expect((await find(offered.id, parted, place)).kind).toBe('ok')
  })

  test('names the cheapest way with every other', async () => {
    const express = offered.id.replace('DOM.EP', 'DOM.XP')
    expect(await find(express)).toMatchObject({ rate: { priceCents: 2_310 }, cheapestCents: 1_240 })
  })

  test.each([
    ['more of a thing', [{ variantId: oil, quantity: 3 }, lines[1]], destination],
    ['another thing', [{ variantId: randomUUID(), quantity: 2 }, lines[1]], destination],
    ['a line less', [lines[0]], destination],
    ['no lines', [], destination],
    ['another postal code', lines, { ...destination, postalCode: 'V6B 1A1' }],
    ['another province', lines, { ...destination, region: 'QC' }],
    ['another country', lines, { ...destination, country: 'US' }],
  ])('is foreign to %s', async (_, wanted, place) => {
    expect(await find(offered.id, wanted, place)).toEqual({ kind: 'refused', code: 'foreign_rate' })
  })

  test.each([
    ['a quote nobody made', () => `${randomUUID()}.canada-post.DOM.EP`],
    ['a service it does not have', () => offered.id.replace('DOM.EP', 'DOM.PC')],
    ['nonsense', () => "x'; drop table orders"],
    ['nothing', () => ''],
  ])('does not know %s', async (_, id) => {
    expect(await find(id())).toEqual({ kind: 'refused', code: 'unknown_rate' })
  })

  test('expires, and is forgotten a week later', async () => {
    const [old] = await save()
    const age = (span: string) => database.sql`update private.delivery_quotes
      set created_at = created_at - ${span}::interval, expires_at = expires_at - ${span}::interval
      where id = ${old!.id.slice(0, 36)}`
    await age('1 hour')
    expect(await find(old!.id)).toEqual({ kind: 'refused', code: 'expired_rate' })
    await age('7 days')
    await save()
    expect(await find(old!.id)).toEqual({ kind: 'refused', code: 'unknown_rate' })
  })
})

describe('who may quote', () => {
  const quote = JSON.stringify({ lines, destination, rates: [rate] })

  test('the functions', async () => {
    await database.as('service_role', async (tx) => {
      const [row] = await tx.unsafe(`select save_quote('${quote}') as answer`)
      const [{ id }] = (row!.answer as { rates: [Offered] }).rates
      const found = await tx`select private.find_quoted_rate(${id}, ${tx.json(lines)},
        ${tx.json(destination)}) ->> 'kind' as kind`
      expect(found).toEqual([{ kind: 'ok' }])
    })
  })

  test.each(['anon', 'stranger'] as const)('not %s', async (caller) => {
    for (const query of [
      `select save_quote('${quote}')`,
      `select private.find_quoted_rate('x', '[]', '{}')`,
      'select * from private.delivery_quotes',
    ])
      await expect(database.as(caller, (tx) => tx.unsafe(query))).rejects.toMatchObject({
        code: '42501',
      })
  })
})
