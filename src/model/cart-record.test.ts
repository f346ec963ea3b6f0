import { describe, expect, test } from 'vitest'
import { lifeOf } from './cart-operations/cart-state.ts'
import { receive, screenOf, send } from './cart-operations/device-cart.ts'
import {
  addToRecord,
  changeRecord,
  compareLines,
  countItems,
  joinRecords,
  listLines,
  newCartRecord,
  noteStocks,
  takeBought,
  type CartRecord,
} from './cart-record.ts'

const facts = { handle: 'candle', name: 'Candle', priceCents: 5200 }

const add = (record: CartRecord, variant: string, quantity: number, more: object = {}) =>
  addToRecord(record, { variant, quantity, facts: { ...facts, ...more } })

const holding = (variant: string, quantity: number, more: object = {}) =>
  add(newCartRecord('device-1'), variant, quantity, more).record

const quantities = (record: CartRecord) =>
  listLines(record, true).map(({ variant, quantity }) => [variant, quantity])

describe('addToRecord()', () => {
  test('counts an intent once, by its id', () => {
    const item = { variant: 'bone', quantity: 2, facts }
    const once = addToRecord(newCartRecord('device-1'), item, 'tap-1')
    expect(once.added).toBe(2)
    const twice = addToRecord(once.record, item, 'tap-1')
    expect(twice).toEqual({ record: once.record, added: 0, refusal: null })
  })

  test('remembers the last fifty intents', () => {
    let record = newCartRecord('device-1')
    for (let i = 0; i < 60; i += 1)
      ({ record } = addToRecord(record, { variant: `v${i}`, quantity: 1, facts }, `tap-${i}`))
    expect(record.applied).toHaveLength(50)
    expect(record.applied.at(-1)).toBe('tap-59')
  })

  test('adds no more than there is, and says how much it was', () => {
    const { record, added } = add(holding('bone', 2), 'bone', 5, { stock: 3 })
    expect(added).toBe(1)
    expect(quantities(record)).toEqual([['bone', 3]])
    expect(add(record, 'bone', 1, { stock: 3 }).added).toBe(0)
  })

  test('goes on from what can be had when stock has fallen below what was wanted', () => {
    const wanted = noteStocks(holding('bone', 5), new Map([['bone', 3]]))
    const { record, added } = add(wanted, 'bone', 1, { stock: 9 })
    expect(added).toBe(1)
    expect(lifeOf(screenOf(record.cart), 'bone').quantity).toBe(6)
  })

  test('refuses the hundred and first line and the hundredth unit', () => {
    let record = newCartRecord('device-1')
    for (let i = 0; i < 100; i += 1) ({ record } = add(record, `v${i}`, 1))
    expect(add(record, 'one-more', 1)).toEqual({ record, added: 0, refusal: 'cart_full' })
    expect(add(holding('bone', 99), 'bone', 1)).toMatchObject({ added: 0, refusal: 'line_full' })
  })
})

describe('listLines()', () => {
  test('shows the newest first, and no more of it than there is', () => {
    const record = noteStocks(add(holding('bone', 5), 'sage', 1).record, new Map([['bone', 2]]))
    expect(quantities(record)).toEqual([
      ['sage', 1],
      ['bone', 2],
    ])
    expect(countItems(listLines(record, true))).toBe(3)
  })

  test('calls pending what the server has not dealt with, never a guest’s', () => {
    const { cart } = send(holding('bone', 1).cart)
    const sent = { ...holding('bone', 1), cart }
    expect(listLines(sent, false)[0]).toMatchObject({ isPending: true })
    expect(listLines(sent, true)[0]).toMatchObject({ isPending: false })
    const line = {
      ...{ variant: 'bone', handle: 'candle', title: 'Candle', wanted: 1, quantity: 1, epoch: 0 },
      ...{ stock: 4, priceCents: 5200, addedPriceCents: 5200, note: null },
    }
    const answered = receive(cart, { version: 1, lines: [line], ended: {}, acknowledged: 1 })
    expect(listLines({ ...sent, cart: answered.cart }, false)).toMatchObject([
      { isPending: false, told: line, stock: 4 },
    ])
  })
})

test('changeRecord() forgets refusals with the shopper’s next change', () => {
  const refused: CartRecord = { ...holding('bone', 1), refused: { sage: 'not_sold' } }
  const intent = { kind: 'change', variant: 'bone', delta: 1, epoch: 0 } as const
  expect(changeRecord(refused, intent).record.refused).toEqual({})
})

describe('takeBought()', () => {
  const bought = [
    { variant: 'bone', quantity: 2 },
    { variant: 'gone', quantity: 1 },
  ]

  test('takes a purchase out once, and leaves what was added since', () => {
    const once = takeBought(holding('bone', 3), bought, 'order:1')
    expect(quantities(once)).toEqual([['bone', 1]])
    expect(takeBought(once, bought, 'order:1')).toBe(once)
    expect(quantities(takeBought(once, bought, 'order:2'))).toEqual([])
  })

  test('counts a guest’s purchase once, though they sign in meanwhile', () => {
    const guest = takeBought(holding('bone', 3), bought, 'order:1')
    const joined = joinRecords(newCartRecord('device-2'), guest)
    expect(quantities(takeBought(joined, bought, 'order:1'))).toEqual([['bone', 1]])
  })
})

test('joinRecords() adds the guest’s lines to the account’s and keeps the intents of both', () => {
  const tap = { variant: 'bone', quantity: 2, facts }
  const guest = addToRecord(newCartRecord('guest-1'), tap, 'tap-1').record
  const joined = joinRecords(holding('bone', 1), guest)
  expect(quantities(joined)).toEqual([['bone', 3]])
  expect(addToRecord(joined, tap, 'tap-1').added).toBe(0)
})

test('compareLines() names what came, changed and went', () => {
  const before = listLines(add(holding('bone', 1), 'sage', 1).record, true)
  const after = listLines(add(holding('bone', 2), 'clay', 1).record, true)
  const changes = compareLines(before, after).map(({ variant, quantity }) => [variant, quantity])
  expect(Object.fromEntries(changes)).toEqual({ bone: 2, clay: 1, sage: 0 })
})
