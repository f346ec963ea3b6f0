import { expect, test } from 'vitest'
import { addToRecord, listLines, newCartRecord, type CartRecord } from './cart-record.ts'
import { attachRecord, detachRecord } from './detached-record.ts'
import { answerRecord, takeFromRecord } from './sync-record.ts'

const facts = { handle: 'candle' }
const add = (record: CartRecord, variant: string, intentId?: string) =>
  addToRecord(record, { variant, quantity: 1, facts }, intentId).record
const wanted = (record: CartRecord) =>
  listLines(record, false).map(({ variant, wanted }) => [variant, wanted])

const stored = add(newCartRecord('kept'), 'bone')
const detached = add(detachRecord(stored, 'beside'), 'bone', 'tap')

test('detachRecord() shows what is stored and numbers only what is new, under its own device', () => {
  expect(wanted(detached)).toEqual([['bone', 2]])
  expect(takeFromRecord(detached).batch).toMatchObject([{ device: 'beside', seq: 1, delta: 1 }])
})

test('attachRecord() joins what was done beside, once', () => {
  const joined = attachRecord(add(stored, 'clay'), detached)!
  expect(wanted(joined)).toEqual([
    ['clay', 1],
    ['bone', 2],
  ])
  const { batch } = takeFromRecord(joined)
  expect(batch.map(({ device, seq }) => [device, seq])).toEqual([
    ['kept', 1],
    ['kept', 2],
    ['kept', 3],
  ])
  expect(joined.applied).toEqual(['tap'])
  expect(wanted(add(joined, 'bone', 'tap'))).toEqual(wanted(joined))
})

test('attachRecord() waits for the answer to what has left under its own number', () => {
  const { record: sent } = takeFromRecord(detached)
  expect(attachRecord(stored, sent)).toBeNull()
  const answer = { version: 5, lines: [], ended: {}, acknowledged: 1 }
  const settled = answerRecord(sent, 'beside', answer, 'other')
  expect(wanted(settled), 'the next word of the server is the whole truth').toEqual([])
  const joined = attachRecord(stored, settled)!
  expect(wanted(joined)).toEqual([['bone', 1]])
  expect(joined.cart.view).toMatchObject({ version: 5, acknowledged: 0 })
})
