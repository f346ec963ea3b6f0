import { describe, expect, test } from 'vitest'
import { applyOperation, emptyState, lifeOf, livingLines, rebase } from './cart-state.ts'
import type { CartIntent } from './operation.ts'

const add = (variant: string, delta: number, epoch = 0): CartIntent => ({
  ...{ kind: 'change', variant, delta, epoch },
})
const remove = (variant: string, epoch = 0, seen?: number): CartIntent => ({
  ...{ kind: 'remove', variant, epoch },
  ...(seen !== undefined && { seen }),
})
const build = (...operations: CartIntent[]) => rebase(emptyState, operations)

describe('applyOperation()', () => {
  test('adds up, and begins a new life each time the line reaches zero or is removed', () => {
    const lived = build(add('a', 2), add('a', -1), add('a', -1), add('a', 3, 1), remove('a', 1))
    expect(lifeOf(lived, 'a')).toEqual({ quantity: 0, epoch: 2 })
    expect(lifeOf(build(add('a', 2), add('a', -5)), 'a')).toEqual({ quantity: 0, epoch: 1 })
  })

  test('counts additions of any life, reductions and removals only of a life that goes on', () => {
    const second = build(add('a', 2), remove('a'), add('a', 3, 0))
    expect(lifeOf(second, 'a')).toEqual({ quantity: 3, epoch: 1 })
    expect(applyOperation(second, add('a', -1, 0)).state).toBe(second)
    expect(applyOperation(second, remove('a', 0)).state).toBe(second)
    expect(lifeOf(rebase(second, [add('a', -1, 1)]), 'a').quantity).toBe(2)
  })

  test('takes a later life for the one that goes on, for it began only on the device', () => {
    const kept = build(add('a', 6))
    expect(lifeOf(rebase(kept, [add('a', -1, 4)]), 'a')).toEqual({ quantity: 5, epoch: 0 })
  })

  test('leaves by a removal what it did not see, in a new life', () => {
    expect(lifeOf(build(add('a', 5), remove('a', 0, 2)), 'a')).toEqual({ quantity: 3, epoch: 1 })
  })

  test('ends a line at 99 and a cart at 100 lines', () => {
    const full = rebase(
      emptyState,
      Array.from({ length: 100 }, (_, i) => add(`v${i}`, 60)),
    )
    expect(applyOperation(full, add('other', 1))).toEqual({ state: full, refusal: 'cart_full' })
    const brimful = applyOperation(full, add('v3', 60)).state
    expect(lifeOf(brimful, 'v3').quantity).toBe(99)
    expect(applyOperation(brimful, add('v3', 1)).refusal).toBe('line_full')
  })

  test('lets the newest line come first, and a changed one stay', () => {
    const lines = (...operations: CartIntent[]) =>
      livingLines(build(...operations)).map(({ variant }) => variant)
    expect(lines(add('a', 1), add('b', 1), add('a', 1))).toEqual(['b', 'a'])
    expect(lines(add('a', 1), add('b', 1), remove('a'), add('a', 1))).toEqual(['a', 'b'])
  })
})
