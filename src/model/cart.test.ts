import { describe, expect, test } from 'vitest'
import { parseCart } from './cart-parse.ts'
import {
  applyIntent,
  applyOperation,
  countItems,
  emptyCart,
  maxLines,
  type Cart,
  type CartOperation,
} from './cart.ts'

const change = (variant: string, delta: number, more: object = {}): CartOperation => ({
  kind: 'change',
  variant,
  handle: `product-of-${variant}`,
  delta,
  ...more,
})

const build = (...operations: CartOperation[]): Cart => operations.reduce(applyOperation, emptyCart)

const quantities = (cart: Cart) =>
  Object.fromEntries(cart.lines.map(({ variant, quantity }) => [variant, quantity]))

describe('applyOperation()', () => {
  test('adds up changes of one variant and puts new lines first', () => {
    const cart = build(change('a', 1), change('b', 2), change('a', 3))
    expect(cart.lines.map(({ variant }) => variant)).toEqual(['b', 'a'])
    expect(quantities(cart)).toEqual({ a: 4, b: 2 })
    expect(countItems(cart)).toBe(6)
  })

  test('ends a line at stock, and never lowers a line that stood above it', () => {
    expect(quantities(build(change('a', 2), change('a', 9, { limit: 5 })))).toEqual({ a: 5 })
    expect(quantities(build(change('a', 7), change('a', 1, { limit: 5 })))).toEqual({ a: 7 })
    expect(build(change('a', 1, { limit: 0 })).lines).toEqual([])
  })

  test('ends a line at 99 and a cart at 100 lines', () => {
    expect(quantities(build(change('a', 150)))).toEqual({ a: 99 })
    const full = build(...Array.from({ length: maxLines + 1 }, (_, i) => change(`v${i}`, 1)))
    expect(full.lines).toHaveLength(maxLines)
    expect(quantities(applyOperation(full, change('v0', 1)))['v0']).toBe(2)
  })

  test('takes a line out when it reaches zero, and when it is removed', () => {
    expect(build(change('a', 2), change('a', -2)).lines).toEqual([])
    expect(build(change('a', 2), { kind: 'remove', variant: 'a' }).lines).toEqual([])
    expect(build(change('a', -1)).lines).toEqual([])
  })

  test('puts a line back where it stood', () => {
    const cart = build(change('a', 1), change('b', 1), change('c', 1))
    const without = applyOperation(cart, { kind: 'remove', variant: 'b' })
    const again = applyOperation(without, change('b', 4, { at: 1 }))
    expect(again.lines.map(({ variant }) => variant)).toEqual(['c', 'b', 'a'])
  })

  test('cuts a line back to stock and remembers what it was until the shopper changes it', () => {
    const cut = build(change('a', 5), { kind: 'cut', variant: 'a', stock: 3 })
    expect(cut.lines[0]).toMatchObject({ quantity: 3, cutFrom: 5 })
    const twice = applyOperation(cut, { kind: 'cut', variant: 'a', stock: 1 })
    expect(twice.lines[0]).toMatchObject({ quantity: 1, cutFrom: 5 })
    expect(applyOperation(cut, change('a', -1)).lines[0]).not.toHaveProperty('cutFrom')
  })

  test('keeps the name a line was added under', () => {
    const cart = build(change('a', 1, { name: 'Candle, Bone' }), change('a', 1))
    expect(cart.lines[0]).toMatchObject({ name: 'Candle, Bone', quantity: 2 })
    expect(parseCart(JSON.stringify(cart))).toEqual(cart)
  })

  test('keeps a line whose stock ran out, counting nothing', () => {
    const cart = build(change('a', 2), { kind: 'cut', variant: 'a', stock: 0 })
    expect(cart.lines[0]).toMatchObject({ quantity: 0, cutFrom: 2 })
    expect(countItems(cart)).toBe(0)
  })
})

describe('applyIntent()', () => {
  test('applies each intent once', () => {
    const once = applyIntent(emptyCart, 'i1', change('a', 1))
    expect(quantities(applyIntent(once, 'i1', change('a', 1)))).toEqual({ a: 1 })
    expect(quantities(applyIntent(once, 'i2', change('a', 1)))).toEqual({ a: 2 })
  })

  test('remembers the last fifty', () => {
    let cart = emptyCart
    for (let i = 0; i < 60; i++) cart = applyIntent(cart, `i${i}`, change('a', 1))
    expect(cart.applied).toHaveLength(50)
    expect(cart.applied.at(-1)).toBe('i59')
  })
})

describe('parseCart()', () => {
  test('reads what was written', () => {
    const cart = applyIntent(build(change('b', 2)), 'i', change('a', 1))
    expect(parseCart(JSON.stringify(cart))).toEqual(cart)
  })

  test.each([null, '', 'nonsense', '[]', '{"lines":3}', '"cart"'])('reads %j as empty', (text) => {
    expect(parseCart(text)).toEqual(emptyCart)
  })

  test('leaves out damaged lines and keeps the others', () => {
    const lines = [
      { variant: 'a', handle: 'x', quantity: 2 },
      { variant: 'a', handle: 'x', quantity: 7 },
      { variant: 'b', handle: 'x', quantity: -1 },
      { variant: 'c', handle: 'x', quantity: 1.5 },
      { variant: 'd', handle: 'x', quantity: 0 },
      { variant: 'e', quantity: 1 },
      { variant: 'f', handle: 'x', quantity: 1000 },
      null,
    ]
    const cart = parseCart(JSON.stringify({ lines, applied: ['i', 4] }))
    expect(quantities(cart)).toEqual({ a: 2, f: 99 })
    expect(cart.applied).toEqual(['i'])
  })
})
