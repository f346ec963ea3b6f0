import { expect, test } from 'vitest'
import { createListeners } from './listeners.ts'

test('createListeners() tells who listens, and nobody who has left', () => {
  const told: string[] = []
  const { subscribe, tell } = createListeners<string>()
  const leave = subscribe((value) => told.push(`one ${value}`))
  subscribe((value) => told.push(`two ${value}`))
  tell('a')
  leave()
  tell('b')
  expect(told).toEqual(['one a', 'two a', 'two b'])
})

test('createListeners() watches while anyone listens, and again for who comes later', () => {
  const watches: AbortSignal[] = []
  const { subscribe } = createListeners((signal) => void watches.push(signal))
  const leaveOne = subscribe(() => {})
  const leaveTwo = subscribe(() => {})
  leaveOne()
  expect(watches.map(({ aborted }) => aborted)).toEqual([false])
  leaveTwo()
  leaveTwo()
  subscribe(() => {})
  expect(watches.map(({ aborted }) => aborted)).toEqual([true, false])
})
