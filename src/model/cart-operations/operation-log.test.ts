import { describe, expect, test } from 'vitest'
import {
  appendIntent,
  claimGuest,
  newLog,
  renumber,
  settleLog,
  takeBatch,
  type OperationLog,
} from './operation-log.ts'
import type { CartIntent } from './operation.ts'

const change = (variant: string, delta: number, epoch = 0): CartIntent => ({
  ...{ kind: 'change', variant, delta, epoch },
})
const write = (log: OperationLog, ...intents: CartIntent[]) => intents.reduce(appendIntent, log)
const brief = ({ operations }: Pick<OperationLog, 'operations'>) =>
  operations.map((each) => [
    each.seq,
    each.variant,
    each.kind === 'change' ? each.delta : each.kind,
  ])

describe('a log', () => {
  test('merges and numbers anew what has not left the device', () => {
    const log = write(newLog('d'), change('a', 1), change('b', 1), change('b', -1), change('a', 2))
    expect(brief(log)).toEqual([[1, 'a', 3]])
    expect(log.nextSeq).toBe(2)
    expect(log.operations[0]).toEqual({ ...change('a', 3), device: 'd', seq: 1 })
  })

  test('leaves alone what may have left the device', () => {
    const { log } = takeBatch(write(newLog('d'), change('a', 1)))
    expect(brief(write(log, change('a', 1), change('a', 1)))).toEqual([
      [1, 'a', 1],
      [2, 'a', 2],
    ])
  })

  test('sends at most 200 operations, the same again until they are acknowledged', () => {
    const intents = Array.from({ length: 250 }, (_, i) => change(`v${i}`, 1))
    const { log, batch } = takeBatch(write(newLog('d'), ...intents))
    expect([batch.length, log.sentThrough]).toEqual([200, 200])
    expect(takeBatch(log).batch).toEqual(batch)
    const settled = settleLog(log, 200)!
    expect(takeBatch(settled).batch.map(({ seq }) => seq)).toEqual(
      Array.from({ length: 50 }, (_, i) => 201 + i),
    )
    expect(settleLog(settled, 200)).toEqual(settled)
  })

  test('knows when it is a copy, or the server forgot it, and starts anew as another device', () => {
    const { log } = takeBatch(write(newLog('d'), change('a', 1), change('b', 1)))
    expect(settleLog(log, 3)).toBeNull()
    const settled = settleLog(log, 1)!
    expect(settleLog(settled, 0)).toBeNull()
    const anew = renumber(settled, 'e')
    expect(brief(anew)).toEqual([[1, 'b', 1]])
    expect([anew.device, anew.nextSeq, anew.sentThrough]).toEqual(['e', 2, 0])
  })

  test('takes a guest’s cart over as additions, the line that came first first', () => {
    const guest = write(newLog('g'), change('a', 5), change('b', 1), change('a', -2))
    const account = takeBatch(write(newLog('d'), change('a', 1))).log
    expect(brief(claimGuest(account, guest))).toEqual([
      [1, 'a', 1],
      [2, 'a', 3],
      [3, 'b', 1],
    ])
  })
})
