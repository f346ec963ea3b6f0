import { beforeEach, describe, expect, test } from 'vitest'
import type { CartAnswer } from '../../src/model/cart-operations/operation.ts'
import { addVariant, quantities, useDevice } from './cart-device.ts'
import type { Device } from './cart-device.ts'
import { useDatabase } from './database.ts'
import { addShopper } from './shopper.ts'
import type { Shopper } from './shopper.ts'

const database = useDatabase('migrated')
let shopper: Shopper
let variant: string
let phone: Device

const epochs = ({ lines }: CartAnswer) => lines.map(({ epoch }) => epoch)

beforeEach(async () => {
  shopper = await addShopper(database.sql)
  variant = await addVariant(database.sql, 200)
  phone = useDevice(variant)
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
    const laptop = useDevice(variant)
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
    const laptop = useDevice(variant)
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
    const others = await Promise.all(Array.from({ length: 100 }, () => addVariant(database.sql, 5)))
    const full = await shopper.apply(others.map((other) => phone.add(1, { variant: other })))
    expect(full.lines).toHaveLength(100)
    expect(full.rejected).toEqual([{ seq: 103, code: 'cart_full' }])
  })

  test('keeps the newest line first', async () => {
    const other = await addVariant(database.sql, 5)
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
