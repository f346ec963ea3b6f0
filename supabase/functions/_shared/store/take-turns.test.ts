import { expect, test } from 'vitest'
import { takeTurns } from './take-turns.ts'

test('takeTurns() runs no more at once than it may, all of them, in their order', async () => {
  const inTurn = takeTurns(3)
  let running = 0
  let most = 0
  const order: number[] = []
  const tasks = Array.from({ length: 20 }, (_, index) =>
    inTurn(async () => {
      order.push(index)
      most = Math.max(most, ++running)
      await Promise.resolve()
      running--
      return index
    }),
  )
  expect(await Promise.all(tasks)).toEqual(Array.from({ length: 20 }, (_, index) => index))
  expect(order).toEqual(Array.from({ length: 20 }, (_, index) => index))
  expect(most).toBe(3)
})

test('takeTurns() goes on after a task that failed', async () => {
  const inTurn = takeTurns(1)
  const failing = inTurn(() => Promise.reject(new Error('no')))
  await expect(failing).rejects.toThrow('no')
  expect(await inTurn(() => Promise.resolve('yes'))).toBe('yes')
})
