import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { lifeOf, livingLines, stateOf } from './cart-state.ts'
import { screenOf } from './device-cart.ts'
import { Simulation, type Browser, type Step } from './simulation.fixture.ts'

/** Of two of them units are only added, of two added or removed, of two anything. */
const habits = { add1: 0, add2: 0, remove1: 1, remove2: 1, any1: 2, any2: 2 }
const whats = ['add', 'remove', 'take'] as const

const on = fc.nat(4)
const index = fc.nat(1000)
const again = fc.boolean()
const is = <T extends string>(...words: T[]) => fc.constantFrom(...words)

const tap = fc
  .record({
    on,
    variant: is(...(Object.keys(habits) as (keyof typeof habits)[])),
    kind: fc.nat(5),
    units: fc.integer({ min: 1, max: 2 }),
  })
  .map(({ on, variant, kind, units }) => {
    const what = whats[kind > 2 ? 0 : Math.min(kind, habits[variant])]!
    return { do: 'tap' as const, on, variant, what, units }
  })

const often = (weight: number, arbitrary: fc.Arbitrary<Step>) => ({ weight, arbitrary })
const step = fc.oneof(
  often(10, tap),
  often(5, fc.record({ do: is('send'), on })),
  often(5, fc.record({ do: is('deliver'), call: index, again })),
  often(4, fc.record({ do: is('answer'), answer: index, again })),
  often(5, fc.record({ do: is('hear'), on, message: index })),
  often(4, fc.record({ do: is('crash', 'read', 'read'), on })),
  often(2, fc.record({ do: is('connect', 'disconnect'), on })),
  often(1, fc.record({ do: is('sign'), on, user: fc.constantFrom('ada', 'ben', null) })),
)

function run(browsers: number, steps: readonly Step[]): Simulation {
  const simulation = new Simulation(browsers)
  for (const step of steps) {
    simulation.step(step)
    if ('on' in step) glance(simulation, simulation.browsers[step.on % browsers]!)
  }
  simulation.settle()
  return simulation
}

const sum = (units: readonly { units: number }[]) =>
  units.reduce((total, each) => total + each.units, 0)

/** Whatever is under way: what is only added never vanishes from one's own screen, nor shows twice. */
function glance(simulation: Simulation, browser: Browser): void {
  for (const variant of ['add1', 'add2']) {
    const { quantity } = lifeOf(simulation.screen(browser), variant)
    const [all, own] = simulation.additionsOf(browser, variant)
    if (quantity < sum(own) || quantity > sum(all))
      throw new Error(`${variant}: ${quantity} on screen, own ${sum(own)}, all ${sum(all)}`)
  }
}

function judge({ server, browsers, additions, seen }: Simulation): void {
  for (const user of ['ada', 'ben']) {
    const truth = livingLines(stateOf(server.read(user, '')))
    for (const browser of browsers.filter((each) => each.user === user))
      expect(livingLines(screenOf(browser.cart)), 'a screen differs').toEqual(truth)
    for (const [variant, habit] of Object.entries(habits)) {
      const quantity = truth.find((line) => line.variant === variant)?.quantity ?? 0
      const mine = additions.filter((each) => each.user === user && each.variant === variant)
      // Nobody may take what was only added, and no removal what it did not see.
      const kept = mine.filter((each) => habit === 0 || (habit === 1 && !seen.has(each)))
      expect(quantity, `${variant}: an addition was lost`).toBeGreaterThanOrEqual(sum(kept))
      expect(quantity, `${variant}: an addition counted twice`).toBeLessThanOrEqual(sum(mine))
    }
  }
}

test('10,000 schedules of up to five devices and two accounts, left with and without unsent changes, end in one cart each, with every addition', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.array(step, { maxLength: 60, size: 'max' }),
      (n, steps) => judge(run(n, steps)),
    ),
    { numRuns: 10_000 },
  )
}, 120_000)
