import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rebase, type CartState } from './cart-state.ts'
import { compactIntents } from './compact.ts'
import type { CartIntent } from './operation.ts'

const change = (delta: number, epoch = 0, variant = 'a'): CartIntent => ({
  ...{ kind: 'change', variant, delta, epoch },
})
const remove = (seen: number | undefined, epoch = 0): CartIntent => ({
  ...{ kind: 'remove', variant: 'a', epoch },
  ...(seen !== undefined && { seen }),
})

describe('compactIntents()', () => {
  test.each<[string, CartIntent[], CartIntent[]]>([
    ['additions', [change(1), change(2)], [change(3)]],
    ['reductions of one life', [change(-1), change(-2)], [change(-3)]],
    ['what was added and taken back', [change(3), change(-3)], []],
    ['an addition and a smaller reduction', [change(3), change(-1)], [change(2)]],
    ['an addition and a larger reduction', [change(1), change(-3)], [change(-2)]],
    ['a reduction and the removal after it', [change(-1), remove(4)], [remove(5)]],
    ['an addition and the removal after it', [change(2), remove(5)], [remove(3)]],
    ['a line that came and went', [change(2), remove(2)], []],
    ['a long story', [change(1), change(1), change(-1), change(4), change(-5)], []],
  ])('merges %s', (_, intents, merged) => {
    expect(compactIntents(intents)).toEqual(merged)
  })

  test.each<[string, CartIntent[]]>([
    ['a reduction and an addition after it', [change(-1), change(2)]],
    ['reductions of two lives', [change(-1), change(-2, 1)]],
    ['other lines, whose order decides who finds room', [change(1), change(1, 0, 'b'), change(1)]],
    ['what would be too large', [change(60), change(60)]],
    ['a removal of all and an addition before it', [change(1), remove(undefined)]],
    ['a removal and what comes after it', [remove(1), change(1, 1)]],
  ])('keeps %s apart', (_, intents) => {
    expect(compactIntents(intents)).toEqual(intents)
  })

  const intents = fc.array(
    fc.oneof(
      fc.record({
        kind: fc.constant('change' as const),
        variant: fc.constantFrom('a', 'b'),
        delta: fc.integer({ min: -3, max: 3 }).filter((delta) => delta !== 0),
        epoch: fc.nat(1),
      }),
      fc.record({
        kind: fc.constant('remove' as const),
        variant: fc.constantFrom('a', 'b'),
        epoch: fc.nat(1),
        seen: fc.nat(6),
      }),
    ),
    { maxLength: 8 },
  )
  const quantities = (state: CartState) =>
    [...state].map(([variant, { quantity }]) => [variant, quantity]).sort()

  test('never changes what reductions and removals by themselves lead to', () => {
    const lessening = intents.map((all) =>
      all.filter((each) => each.kind === 'remove' || each.delta < 0),
    )
    fc.assert(
      fc.property(lessening, fc.nat(20), fc.nat(2), (list, quantity, epoch) => {
        const server = new Map([['a', { quantity, epoch }]])
        expect(rebase(server, compactIntents(list))).toEqual(rebase(server, list))
      }),
    )
  })

  test('never leaves more of a line nobody else touched, nor less', () => {
    fc.assert(
      fc.property(intents, fc.nat(20), (list, quantity) => {
        const server = new Map([['a', { quantity: quantity + 24, epoch: 0 }]])
        const own = list.filter(({ variant, kind }) => variant === 'a' && kind === 'change')
        const seen = own.map((each) => ({ ...each, epoch: 0 }))
        expect(quantities(rebase(server, compactIntents(seen)))).toEqual(
          quantities(rebase(server, seen)),
        )
      }),
    )
  })
})
