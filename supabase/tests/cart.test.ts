import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { CartAnswer } from '../../src/model/cart-operations/operation.ts'
import { useDatabase } from './database.ts'
import { addShopper, shopperOf } from './shopper.ts'
import type { Shopper } from './shopper.ts'

const database = useDatabase('migrated')
let shopper: Shopper
let variant: string
let phone: Device

type Device = {
  id: string
  add: (delta: number, more?: object) => object
  take: (delta: number, more?: object) => object
  remove: (more?: object) => object
}

/** Numbers its operations itself, as a device does. */
function device(id = randomUUID() as string, seq = 1): Device {
  const next = (rest: object) => ({ device: id, seq: seq++, variant, epoch: 0, ...rest })
  return {
    id,
    add: (delta, more) => next({ kind: 'change', delta, ...more }),
    take: (delta, more) => next({ kind: 'change', delta: -delta, ...more }),
    remove: (more) => next({ kind: 'remove', ...more }),
  }
}

async function addVariant(stock: number, isPublished = true): Promise<string> {
  const { sql } = database
  const name = `bowl-${randomUUID()}`
  await sql`insert into categories (handle, title) values ('ceramics', 'Ceramics')
    on conflict do nothing`
  const [product] = await sql`insert into products (handle, title, category, is_published)
    values (${name}, 'Bowl', 'ceramics', ${isPublished}) returning id`
  const [row] = await sql`insert into variants (product_id, sku, price_cents)
    values (${product!.id as string}, ${name}, 4200) returning id`
  await sql`insert into inventory values (${row!.id as string}, ${stock})`
  return row!.id as string
}

const quantities = ({ lines }: CartAnswer) => lines.map(({ quantity }) => quantity)
const epochs = ({ lines }: CartAnswer) => lines.map(({ epoch }) => epoch)
const refused = (code: string) => ({ message: code })

beforeEach(async () => {
  shopper = await addShopper(database.sql)
  variant = await addVariant(200)
  phone = device()
})

describe('apply_cart_operations()', () => {
  test('answers with all the page needs', async () => {
    const answer = await shopper.apply([phone.add(2)])
    expect(answer).toEqual({
      version: 1,
      acknowledged: 1,
      rejected: [],
      ended: {},
      lines: [
        {
          variant,
          handle: expect.stringMatching(/^bowl-/) as string,
          title: 'Bowl',
          wanted: 2,
          quantity: 2,
          epoch: 0,
          stock: 200,
          priceCents: 4200,
          addedPriceCents: 4200,
          note: null,
        },
      ],
    })
    const { rejected: _, ...state } = answer
    expect(await shopper.readCart(phone.id)).toEqual(state)
  })

  test('counts a repeated call once, and a new version only where something changed', async () => {
    const call = [phone.add(2), phone.add(3)]
    const first = await shopper.apply(call)
    expect(await shopper.apply(call)).toEqual(first)
    expect(await shopper.apply([call[1]])).toEqual(first)
    expect([first.version, ...quantities(first)]).toEqual([1, 5])
  })

  test('leaves what follows a gap for later', async () => {
    const [one, two, three] = [phone.add(1), phone.add(2), phone.add(4)]
    const early = await shopper.apply([one, three])
    expect([early.acknowledged, ...quantities(early)]).toEqual([1, 1])
    const late = await shopper.apply([three, two])
    expect([late.acknowledged, ...quantities(late)]).toEqual([3, 7])
  })

  test('adds up what two devices add at once', async () => {
    const laptop = device()
    await Promise.all([shopper.apply([phone.add(2)]), shopper.apply([laptop.add(3)])])
    expect(quantities(await shopper.readCart())).toEqual([5])
  })

  test('applies two equal calls of one device at once only once', async () => {
    const call = [phone.add(2)]
    const answers = await Promise.all([1, 2, 3, 4].map(() => shopper.apply(call)))
    for (const answer of answers) expect(quantities(answer)).toEqual([2])
    expect((await shopper.readCart()).version).toBe(1)
  })

  test('lets a reduction touch only the life it saw', async () => {
    await shopper.apply([phone.add(2), phone.take(2), phone.add(3)])
    const stale = await shopper.apply([phone.take(1, { epoch: 0 })])
    expect([...quantities(stale), ...epochs(stale), ...stale.rejected!]).toEqual([3, 1])
    expect(quantities(await shopper.apply([phone.take(1, { epoch: 1 })]))).toEqual([2])
  })

  test('removes a whole life, and rises the epoch', async () => {
    await shopper.apply([phone.add(2)])
    const answer = await shopper.apply([phone.remove(), phone.remove()])
    expect([answer.lines, answer.ended, answer.rejected]).toEqual([[], { [variant]: 1 }, []])
  })

  test('lets an addition survive a removal that did not see it, whichever arrives first', async () => {
    const laptop = device()
    await shopper.apply([phone.add(2)])
    await shopper.apply([laptop.add(3)])
    const answer = await shopper.apply([phone.remove({ seen: 2 })])
    expect([...quantities(answer), ...epochs(answer)]).toEqual([3, 1])
    await shopper.apply([phone.remove({ epoch: 1, seen: 3 })])
    expect(quantities(await shopper.apply([laptop.add(4)]))).toEqual([4])
  })

  test('ends a line at 99 units and a cart at 100 lines', async () => {
    const filled = await shopper.apply([phone.add(98), phone.add(98), phone.add(1)])
    expect(quantities(filled)).toEqual([99])
    expect(filled.rejected).toEqual([{ seq: 3, code: 'line_full' }])
    const others = await Promise.all(Array.from({ length: 100 }, () => addVariant(5)))
    const full = await shopper.apply(others.map((other) => phone.add(1, { variant: other })))
    expect(full.lines).toHaveLength(100)
    expect(full.rejected).toEqual([{ seq: 103, code: 'cart_full' }])
  })

  test('keeps the newest line first', async () => {
    const other = await addVariant(5)
    await shopper.apply([phone.add(1), phone.add(1, { variant: other }), phone.add(1)])
    const order = ({ lines }: CartAnswer) => lines.map((line) => line.variant)
    expect(order(await shopper.readCart())).toEqual([other, variant])
    expect(order(await shopper.apply([phone.remove(), phone.add(1)]))).toEqual([variant, other])
  })

  test('cuts a line back to stock with a note, and forgets nothing', async () => {
    await shopper.apply([phone.add(5)])
    const set = (stock: number) =>
      database.sql`update inventory set stock = ${stock} where variant_id = ${variant}`
    await set(3)
    const cut = { quantity: 3, wanted: 5, stock: 3, note: 'cut_to_stock' }
    expect((await shopper.readCart()).lines[0]).toMatchObject(cut)
    await set(0)
    const soldOut = { quantity: 0, wanted: 5, note: 'sold_out' }
    expect((await shopper.readCart()).lines[0]).toMatchObject(soldOut)
    await set(9)
    expect((await shopper.readCart()).lines[0]).toMatchObject({ quantity: 5, note: null })
  })

  test('says what a line cost when it was added', async () => {
    await shopper.apply([phone.add(1)])
    await database.sql`update variants set price_cents = 4500 where id = ${variant}`
    const prices = { priceCents: 4500, addedPriceCents: 4200 }
    expect((await shopper.readCart()).lines[0]).toMatchObject(prices)
  })

  test.each([
    [
      'unpublished',
      (id: string) => database.sql`
      update products set is_published = false
      where id = (select product_id from variants where id = ${id})`,
    ],
    ['deleted', (id: string) => database.sql`delete from variants where id = ${id}`],
  ])('shows what was %s as no longer sold, lets it be taken out and not added', async (_, end) => {
    await shopper.apply([phone.add(2)])
    await end(variant)
    const gone = { title: 'Bowl', quantity: 0, wanted: 2, priceCents: null, note: 'not_sold' }
    const answer = await shopper.apply([phone.add(1)])
    expect(answer.lines[0]).toMatchObject(gone)
    expect(answer.rejected).toEqual([{ seq: 2, code: 'not_sold' }])
    expect(quantities(await shopper.apply([phone.remove({ seen: 2 })]))).toEqual([])
  })
})

describe('apply_cart_operations() refuses', () => {
  test.each([
    ['a fractional quantity', { delta: 1.5 }, 'fractional'],
    ['a huge quantity', { delta: 1e9 }, 'too_large'],
    ['a number beyond all bounds', { delta: -1e300 }, 'too_large'],
    ['no change', { delta: 0 }, 'malformed'],
    ['words for a quantity', { delta: '1' }, 'malformed'],
    ['a negative epoch', { epoch: -1 }, 'malformed'],
    ['a missing epoch', { epoch: null }, 'malformed'],
    ['an unknown kind', { kind: 'drop' }, 'malformed'],
    ['a list for a variant', { variant: ['a'] }, 'malformed'],
    ['a name for a variant', { variant: "'; drop table carts" }, 'malformed'],
    ['an unknown variant', { variant: randomUUID() }, 'unknown_variant'],
    ['a negative view', { kind: 'remove', seen: -1 }, 'malformed'],
  ])('%s, uses its number up and goes on', async (_, fault, code) => {
    const answer = await shopper.apply([phone.add(1), phone.add(1, fault), phone.add(1)])
    expect(answer).toMatchObject({ acknowledged: 3, rejected: [{ seq: 2, code }] })
    expect(quantities(answer)).toEqual([2])
  })

  test('what is not on sale', async () => {
    variant = await addVariant(5, false)
    const answer = await shopper.apply([phone.add(1)])
    expect(answer.rejected).toEqual([{ seq: 1, code: 'not_sold' }])
  })

  test.each([
    ['no list', {}, 'malformed_call'],
    ['null', null, 'malformed_call'],
    ['a list of no objects', [1, 'a', null], 'malformed_call'],
    ['an operation without a number', [{ device: randomUUID() }], 'malformed_call'],
    ['a negative number', [{ device: randomUUID(), seq: -1 }], 'malformed_call'],
    ['a fractional number', [{ device: randomUUID(), seq: 1.5 }], 'malformed_call'],
    ['a number that is text', [{ device: randomUUID(), seq: '1' }], 'malformed_call'],
    ['a device that is no uuid', [{ device: 'phone', seq: 1 }], 'malformed_call'],
    ['two devices', [1, 2].map((seq) => ({ device: randomUUID(), seq })), 'malformed_call'],
    ['201 operations', Array.from({ length: 201 }, () => ({})), 'too_many_operations'],
    ['10,000 operations', Array.from({ length: 10_000 }, () => ({})), 'too_many_operations'],
    ['10 MB', [{ device: randomUUID(), seq: 1, kind: 'x'.repeat(1e7) }], 'too_many_operations'],
  ])('a call with %s whole', async (_, call, code) => {
    await expect(shopper.apply(call)).rejects.toMatchObject(refused(code))
    expect(await shopper.readCart()).toMatchObject({ version: 0, lines: [] })
  })

  test('a copy of a device: another operation under a number it knows', async () => {
    const copy = device(phone.id)
    await shopper.apply([phone.add(1)])
    const call = shopper.apply([copy.add(2), copy.add(2)])
    await expect(call).rejects.toMatchObject(refused('device_forked'))
    expect(quantities(await shopper.readCart())).toEqual([1])
  })

  test('device number 1,001', async () => {
    await shopper.apply([phone.add(1)])
    await database.sql`insert into cart_devices (user_id, device, last_seq, last_digest)
      select ${shopper.id}, gen_random_uuid(), 1, '' from generate_series(1, 999)`
    const call = shopper.apply([device().add(1)])
    await expect(call).rejects.toMatchObject(refused('too_many_devices'))
    expect(quantities(await shopper.apply([phone.add(1)]))).toEqual([2])
  })

  test('an account that does not exist any more', async () => {
    const ghost = shopperOf(database.sql, randomUUID())
    const call = ghost.apply([phone.add(1)])
    await expect(call).rejects.toMatchObject({ code: 'PT401', message: 'not_signed_in' })
  })

  test.each(['anon', 'service_role'] as const)('%s, who has no cart', async (caller) => {
    const call = database.as(caller, (tx) => tx`select apply_cart_operations('[]')`)
    await expect(call).rejects.toMatchObject({
      code: expect.stringMatching(/42501|PT401/) as string,
    })
  })
})

describe('a cart', () => {
  const tables = ['carts', 'cart_lines', 'cart_devices']
  const columns = { carts: 'version', cart_lines: 'quantity', cart_devices: 'last_seq' }
  const select = (table: string) => `select ${columns[table as 'carts']} from ${table}`

  test.each(tables)(
    'shows its %s to its owner, to no stranger and to nobody else',
    async (table) => {
      await shopper.apply([phone.add(2)])
      const stranger = await addShopper(database.sql)
      expect(await shopper.ask((tx) => tx.unsafe(select(table)))).toHaveLength(1)
      expect(await stranger.ask((tx) => tx.unsafe(select(table)))).toEqual([])
      const anon = database.as('anon', (tx) => tx.unsafe(select(table)))
      await expect(anon).rejects.toMatchObject({ code: '42501' })
    },
  )

  test('is reached by nobody else through the functions, whatever they know', async () => {
    await shopper.apply([phone.add(2)])
    const stranger = await addShopper(database.sql)
    expect(await stranger.readCart(phone.id)).toMatchObject({
      version: 0,
      acknowledged: 0,
      lines: [],
    })
    await stranger.apply([device(phone.id).add(1)])
    expect(quantities(await shopper.readCart())).toEqual([2])
    const reach = stranger.ask((tx) => tx`select private.publish_cart(${shopper.id}, null, 0)`)
    await expect(reach).rejects.toMatchObject({ code: '42501' })
  })

  test('keeps the digests of its devices to itself', async () => {
    const read = shopper.ask((tx) => tx`select last_digest from cart_devices`)
    await expect(read).rejects.toMatchObject({ code: '42501' })
  })
})
