import { describe, expect, test } from 'vitest'
import { addToRecord, listLines, newCartRecord, type CartRecord } from './cart-record.ts'
import type { CartAnswer } from './cart-operations/operation.ts'
import {
  answerRecord,
  dropOperation,
  forkRecord,
  hearRecord,
  takeFromRecord,
} from './sync-record.ts'

const facts = { handle: 'candle' }

const holding = (variant: string, quantity: number, device = 'device-1') =>
  addToRecord(newCartRecord(device), { variant, quantity, facts }).record

const told = (wanted: number): CartAnswer['lines'][number] => ({
  ...{ variant: 'bone', handle: 'candle', title: 'Candle', wanted, quantity: wanted, epoch: 0 },
  ...{ stock: 9, priceCents: 5200, addedPriceCents: 5200, note: null },
})

const wanted = (record: CartRecord) =>
  listLines(record, false).map(({ variant, wanted }) => [variant, wanted])

describe('takeFromRecord()', () => {
  test('marks what leaves, and the same batch leaves again unchanged', () => {
    const { record, batch } = takeFromRecord(holding('bone', 2))
    expect(batch).toMatchObject([{ seq: 1, delta: 2 }])
    expect(takeFromRecord(record)).toEqual({ record, batch })
    expect(takeFromRecord(record).record).toBe(record)
  })
})

test('takeFromRecord() takes as few as it is told', () => {
  const record = addToRecord(holding('bone', 2), { variant: 'clay', quantity: 1, facts }).record
  const taken = takeFromRecord(record, 1)
  expect(taken.batch).toMatchObject([{ seq: 1, variant: 'bone' }])
  expect(taken.record.cart.log.sentThrough).toBe(1)
})

describe('answerRecord()', () => {
  const sent = takeFromRecord(holding('bone', 2)).record

  test('shows what the server has, with nothing left to send', () => {
    const answer = { version: 4, lines: [told(3)], ended: {}, acknowledged: 1 }
    const record = answerRecord(sent, 'device-1', answer, 'device-2')
    expect(wanted(record)).toEqual([['bone', 3]])
    expect(takeFromRecord(record).batch).toEqual([])
  })

  test('rolls a refused change back and remembers why', () => {
    const rejected = [{ seq: 1, code: 'not_sold' as const }]
    const answer = { version: 0, lines: [], ended: {}, acknowledged: 1, rejected }
    const record = answerRecord(sent, 'device-1', answer, 'device-2')
    expect(wanted(record)).toEqual([])
    expect(record.refused).toEqual({ bone: 'not_sold' })
  })

  test('numbers anew what the server never heard of', () => {
    const answer = { version: 4, lines: [], ended: {}, acknowledged: 7 }
    const record = answerRecord(sent, 'device-1', answer, 'device-2')
    expect(takeFromRecord(record).batch).toMatchObject([{ device: 'device-2', seq: 1, delta: 2 }])
  })

  test('is deaf to answers for a log that is no more', () => {
    const answer = { version: 4, lines: [told(9)], ended: {}, acknowledged: 1 }
    expect(answerRecord(sent, 'another', answer, 'device-2')).toBe(sent)
    expect(forkRecord(sent, 'another', 'device-2')).toBe(sent)
  })
})

describe('dropOperation()', () => {
  const add = (record: CartRecord, variant: string) =>
    addToRecord(record, { variant, quantity: 1, facts }).record
  const three = ['bone', 'clay', 'jade'].reduce(add, newCartRecord('device-1'))
  const { record: sent } = takeFromRecord(three, 2)

  test('gives up one, remembers it, and numbers the others anew', () => {
    const record = dropOperation(sent, { device: 'device-1', seq: 2 }, 'device-2')
    expect(takeFromRecord(record).batch).toMatchObject([
      { device: 'device-2', seq: 1, variant: 'bone', delta: 1 },
      { device: 'device-2', seq: 2, variant: 'jade', delta: 1 },
    ])
    expect(wanted(record)).toEqual([
      ['jade', 1],
      ['bone', 1],
    ])
    expect(record.refused).toEqual({ clay: 'malformed' })
  })

  test('leaves alone what was dealt with meanwhile, and another log', () => {
    expect(dropOperation(sent, { device: 'device-1', seq: 9 }, 'device-2')).toBe(sent)
    expect(dropOperation(sent, { device: 'another', seq: 2 }, 'device-2')).toBe(sent)
  })
})

describe('hearRecord()', () => {
  const message = { version: 1, device: 'phone', acknowledged: 1, lines: [told(1)], ended: {} }

  test('lays what is pending over what was told', () => {
    const { record, isBehind } = hearRecord(holding('bone', 2), message)
    expect(isBehind).toBe(false)
    expect(wanted(record)).toEqual([['bone', 3]])
  })

  test('says when something was missed, and repeats nothing', () => {
    const { record } = hearRecord(newCartRecord('device-1'), message)
    expect(hearRecord(record, message)).toEqual({ record, isBehind: false })
    expect(hearRecord(record, message).record).toBe(record)
    expect(hearRecord(record, { ...message, version: 3 }).isBehind).toBe(true)
    expect(hearRecord(record, { ...message, version: 2, lines: null }).isBehind).toBe(true)
  })
})
