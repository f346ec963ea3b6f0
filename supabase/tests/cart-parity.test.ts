import { randomUUID } from 'node:crypto'
import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { ModelServer } from '../../src/model/cart-operations/model-server.fixture.ts'
import type { CartAnswer, CartOperation } from '../../src/model/cart-operations/operation.ts'
import { addVariant } from './cart-device.ts'
import { useDatabase } from './database.ts'
import { addShopper } from './shopper.ts'

const database = useDatabase('migrated')
const variants: string[] = []
const unsold: string[] = []

beforeAll(async () => {
  for (let i = 0; i < 4; i++) variants.push(await addVariant(database.sql, 500))
  unsold.push(randomUUID())
  variants.push(...unsold)
})

const operation = fc.record(
  {
    kind: fc.constantFrom('change' as const, 'change' as const, 'remove' as const),
    variant: fc.nat(4),
    delta: fc.integer({ min: -60, max: 99 }).filter((delta) => delta !== 0),
    epoch: fc.nat(3),
    seen: fc.nat(60),
  },
  { requiredKeys: ['kind', 'variant', 'delta', 'epoch'] },
)

/** Calls of three devices: where each begins among the operations of its device, and how long it is. */
const schedule = fc.record({
  logs: fc.array(fc.array(operation, { minLength: 1, maxLength: 12 }), {
    minLength: 3,
    maxLength: 3,
  }),
  calls: fc.array(fc.record({ of: fc.nat(2), from: fc.nat(11), length: fc.nat(6) }), {
    minLength: 4,
    maxLength: 16,
    size: 'max',
  }),
})

/** What both must agree on; the catalogue's word is not the model's business. */
const essence = ({ version, acknowledged, ended, lines, rejected }: CartAnswer) => ({
  ...{ version, acknowledged, ended, rejected },
  lines: lines.map(({ variant, wanted, epoch }) => ({ variant, wanted, epoch })),
})

test('the database and the model server answer every call of random schedules alike', async () => {
  await fc.assert(
    fc.asyncProperty(schedule, async ({ logs, calls }) => {
      const shopper = await addShopper(database.sql)
      const model = new ModelServer((variant) => !unsold.includes(variant))
      const written = logs.map((log) => {
        const device = randomUUID()
        return log.map(({ kind, variant: at, delta, epoch, seen }, i): CartOperation => {
          const base = { device, seq: i + 1, variant: variants[at]!, epoch }
          if (kind === 'change') return { ...base, kind, delta }
          return { ...base, kind, ...(seen !== undefined && { seen }) }
        })
      })
      for (const { of, from, length } of calls) {
        const log = written[of]!
        const start = from % log.length
        const call = log.slice(start, start + length + 1)
        const answer = await shopper.apply(call.toReversed())
        expect(essence(answer)).toEqual(essence(model.apply(shopper.id, call) as CartAnswer))
      }
    }),
    { numRuns: 200 },
  )
})
