import { expect, it } from 'vitest'
import { tooLate, within } from './patience.ts'
import { runLimited } from './run-limited.ts'

it('runLimited() keeps to its limit and begins nothing after a failure', async () => {
  let [running, most, begun] = [0, 0, 0]
  const task = (isBad: boolean) => async () => {
    begun++
    most = Math.max(most, ++running)
    await Promise.resolve()
    running--
    if (isBad) throw new Error('bad')
  }
  await runLimited(
    2,
    [1, 2, 3, 4, 5].map(() => task(false)),
  )
  expect([most, begun]).toEqual([2, 5])
  await expect(runLimited(1, [task(true), task(false)])).rejects.toThrow('bad')
  expect(begun).toBe(6)
})

it('within() tells lateness from an answer and from a failure', async () => {
  expect(await within(5, new Promise(() => {}))).toBe(tooLate)
  expect(await within(1_000, Promise.resolve('here'))).toBe('here')
  await expect(within(1_000, Promise.reject(new Error('gone')))).rejects.toThrow('gone')
})
