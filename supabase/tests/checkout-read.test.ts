import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import {
  addLine,
  call,
  checkBooks,
  destination,
  makeOrder,
  open,
  place,
  tell,
} from './checkout-desk.ts'
import type { Line } from './checkout-desk.ts'
import { useDatabase } from './database.ts'
import { connect } from './postgres.ts'

const shop = useDatabase('migrated')

afterEach(async () => expect(await checkBooks(shop.sql)).toEqual([]))

type Facts = {
  kind: string
  code?: string
  details?: Record<string, unknown>
  lines: { stock: number; quantity: number; unitPriceCents: number; imageUrl: string | null }[]
  rate: { priceCents: number } | null
  cheapestCents: number | null
  discount: { code: string; kind: string } | null
  taxRates: { name: string; ratePpm: number }[]
}

const read = (lines: readonly object[], more: object = {}) =>
  call(shop.sql, 'read_checkout', { lines, destination, ...more }) as unknown as Promise<Facts>

const addDiscount = async (terms: Record<string, unknown> = {}): Promise<string> => {
  const code = `CODE-${randomUUID().slice(0, 8)}`.toUpperCase()
  const row = { code, kind: 'percent', percent_bps: 1000, starts_at: '2020-01-01', ...terms }
  await shop.sql`insert into discounts ${shop.sql(row as never)}`
  return code
}

describe('read_checkout()', () => {
  test('gives lines, stock, rate and taxes of one moment', async () => {
    const line = await addLine(shop.sql, 7, 2)
    const { rate } = (await makeOrder(shop.sql, [line])) as { rate: { id: string } }
    const facts = await read([line], { rateId: rate.id })
    expect(facts).toMatchObject({
      kind: 'ok',
      lines: [{ variantId: line.variantId, quantity: 2, unitPriceCents: 4200, stock: 7 }],
      ...{ rate, cheapestCents: 950 },
      discount: null,
      taxRates: [{ name: 'HST', ratePpm: 130_000 }],
    })
  })

  test('takes two lines of one variant for one', async () => {
    const line = await addLine(shop.sql, 7, 2)
    const { lines } = await read([line, { ...line, variantId: line.variantId.toUpperCase() }])
    expect(lines.map(({ quantity }) => quantity)).toEqual([4])
  })

  test('counts what the cart holds already as there for it', async () => {
    const line = await addLine(shop.sql, 1)
    const order = await makeOrder(shop.sql, [line])
    await place(shop.sql, order)
    expect((await read([line])).lines[0]!.stock).toBe(0)
    expect((await read([line], { cartKey: order.cartKey })).lines[0]!.stock).toBe(1)
  })

  test('shows the picture of the variant, else the first', async () => {
    const line = await addLine(shop.sql, 1)
    const [row] = await shop.sql`update variants set options = '{"Glaze": "Bone"}'
      where id = ${line.variantId} returning product_id`
    const product = row!.product_id as string
    const add = (url: string, options: object) =>
      shop.sql`insert into product_images (product_id, url, options)
        values (${product}, ${url}, ${shop.sql.json(options as never)})`
    await add('/media/sage.jpg', { Glaze: 'Sage' })
    expect((await read([line])).lines[0]!.imageUrl).toBe('/media/sage.jpg')
    await add('/media/bone.jpg', { Glaze: 'Bone' })
    expect((await read([line])).lines[0]!.imageUrl).toBe('/media/bone.jpg')
  })

  test.each([
    ['no lines', [], 'malformed'],
    ['half a unit', [{ variantId: randomUUID(), quantity: 1.5 }], 'malformed'],
    ['1,000 lines', Array.from({ length: 1000 }, () => ({ quantity: 1 })), 'malformed'],
    ['no id', [{ variantId: 'x', quantity: 1 }], 'unknown_variant'],
  ])('refuses %s', async (_, lines, code) => {
    expect(await read(lines)).toMatchObject({ kind: 'refused', code })
  })

  test('refuses a product that left the shop', async () => {
    const line = await addLine(shop.sql, 1)
    await shop.sql`update products set is_published = false
      where id = (select product_id from variants where id = ${line.variantId})`
    const details = { variantIds: [line.variantId] }
    expect(await read([line])).toEqual({ kind: 'refused', code: 'not_sold', details })
  })

  test('refuses more calls than its limits allow', async () => {
    const line = await addLine(shop.sql, 1)
    const limits = [{ key: randomUUID(), capacity: 1, perSeconds: 60 }]
    expect((await read([line], { limits })).kind).toBe('ok')
    const refused = await read([line], { limits })
    expect(refused.code).toBe('too_many_requests')
    expect(refused.details!.retryAfterSeconds).toBeGreaterThan(50)
  })
})

describe('taxes', () => {
  test.each([
    [{ country: 'CA', region: 'ON' }, ['HST 130000']],
    [{ country: 'CA', region: 'NS' }, ['HST 140000']],
    [{ country: 'CA', region: 'NB' }, ['HST 150000']],
    [{ country: 'CA', region: 'QC' }, ['GST 50000', 'QST 99750']],
    [{ country: 'CA', region: 'BC' }, ['GST 50000', 'PST 70000']],
    [{ country: 'CA', region: 'SK' }, ['GST 50000', 'PST 60000']],
    [{ country: 'CA', region: 'AB' }, ['GST 50000']],
    [{ country: 'US', region: 'NY' }, []],
    [{ country: 'FR', region: '' }, []],
  ])('of %o are %o', async (place, taxes) => {
    const { taxRates } = await read([await addLine(shop.sql, 1)], { destination: place })
    expect(taxRates.map(({ name, ratePpm }) => `${name} ${ratePpm}`)).toEqual(taxes)
  })

  test('are known for all thirteen provinces and territories', async () => {
    const [row] = await shop.sql`select count(distinct region)::int as n from tax_rates`
    expect(row!.n).toBe(13)
  })

  test('are those of their day', async () => {
    const at = async (day: string) => {
      const place = shop.sql.json({ country: 'CA', region: 'NS' })
      const [row] = await shop.sql`select private.find_tax_rates(${place}, ${day}) as rates`
      return (row!.rates as Facts['taxRates'])[0]!.ratePpm
    }
    expect([await at('2025-03-31T12:00:00Z'), await at('2025-04-01T12:00:00Z')]).toEqual([
      150_000, 140_000,
    ])
  })
})

describe('a discount', () => {
  const orderWith = async (line: Line, discountCode: string, more: object = {}) =>
    makeOrder(shop.sql, [line], { discountCode, ...more })

  test('is found however it is written', async () => {
    const code = await addDiscount()
    const facts = await read([await addLine(shop.sql, 1)], {
      discountCode: ` ${code.toLowerCase()}`,
    })
    expect(facts.discount).toMatchObject({ code, kind: 'percent', percentBps: 1000 })
  })

  test.each([
    ['nobody made', null, 'unknown_discount'],
    ['has ended', { ends_at: '2020-02-01' }, 'discount_expired'],
    ['has not begun', { starts_at: '2100-01-01' }, 'discount_expired'],
    ['wants a dearer cart', { minimum_cents: 4201 }, 'discount_minimum'],
    ['was given out too often', { max_uses: 0 }, 'discount_used'],
  ])('that %s is refused, in a quote and in an order', async (_, terms, code) => {
    const discountCode = terms ? await addDiscount(terms) : 'NO-SUCH-CODE'
    const line = await addLine(shop.sql, 1)
    expect((await read([line], { discountCode })).code).toBe(code)
    expect((await place(shop.sql, await orderWith(line, discountCode))).code).toBe(code)
  })

  test('used by many at once counts each of them', async () => {
    const code = await addDiscount({ max_uses: 3 })
    const orders = await Promise.all(
      Array.from({ length: 10 }, async () => orderWith(await addLine(shop.sql, 1), code)),
    )
    const pools = Array.from({ length: 5 }, () => connect(shop.url))
    const answers = await Promise.all(orders.map((order, i) => place(pools[i % 5]!, order)))
    await Promise.all(pools.map((pool) => pool.end()))
    const kinds = answers.map(({ kind, code: why }) => why ?? kind).toSorted()
    expect(kinds).toEqual([
      ...Array.from({ length: 7 }, () => 'discount_used'),
      ...Array.from({ length: 3 }, () => 'placed'),
    ])
  })

  test('once for each customer is once for each address, in any case of letters', async () => {
    const code = await addDiscount({ max_uses_per_customer: 1 })
    const line = await addLine(shop.sql, 9)
    const first = await open(shop.sql, await orderWith(line, code))
    // Not paid yet, it may be this very order that is looked at again.
    const quote = () => read([line], { discountCode: code, email: 'ada@example.com' })
    expect((await quote()).kind).toBe('ok')
    const again = { email: 'ADA@example.com' }
    expect((await place(shop.sql, await orderWith(line, code, again))).code).toBe('discount_used')
    await tell(shop.sql, first.attemptId, 'paid')
    expect((await quote()).code).toBe('discount_used')
    const other = await orderWith(line, code, { email: 'eve@example.com' })
    expect((await place(shop.sql, other)).kind).toBe('placed')
  })

  test('for one is there for the cart that goes to pay with it, whoever it says it is', async () => {
    const code = await addDiscount({ max_uses: 1 })
    const line = await addLine(shop.sql, 9)
    const order = await orderWith(line, code, { email: 'ada@exmaple.com' })
    await place(shop.sql, order)
    const quote = (more: object) => read([line], { discountCode: code, ...more })
    const corrected = { email: 'ada@example.com' }
    expect((await quote({ ...corrected, cartKey: order.cartKey })).kind).toBe('ok')
    expect((await quote(corrected)).code).toBe('discount_used')
    const stranger = { ...corrected, cartKey: `guest:${randomUUID()}` }
    expect((await quote(stranger)).code).toBe('discount_used')
  })

  test('is free again when its order ends unpaid', async () => {
    const code = await addDiscount({ max_uses: 1 })
    const line = await addLine(shop.sql, 9)
    const first = await open(shop.sql, await orderWith(line, code))
    await tell(shop.sql, first.attemptId, 'expired')
    expect((await place(shop.sql, await orderWith(line, code))).kind).toBe('placed')
  })

  test('stays with its cart while the way to pay is exchanged', async () => {
    const code = await addDiscount({ max_uses: 1 })
    const order = await orderWith(await addLine(shop.sql, 1), code)
    const first = await open(shop.sql, order)
    const next = { ...order, idempotencyKey: randomUUID() as string, provider: 'paypal' }
    await place(shop.sql, next)
    await tell(shop.sql, first.attemptId, 'expired')
    expect((await place(shop.sql, next)).kind).toBe('placed')
  })
})
