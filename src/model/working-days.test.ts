import { expect, it } from 'vitest'
import { addWorkingDays } from './working-days.ts'

const friday = new Date(2026, 10, 20, 14, 6)

it('addWorkingDays() leaves out weekends', () => {
  expect(addWorkingDays(friday, 1).getDate()).toBe(23)
  expect(addWorkingDays(friday, 6).getDate()).toBe(30)
  expect(addWorkingDays(friday, 0)).toEqual(friday)
})

it('addWorkingDays() begins on a weekend with the Monday after', () => {
  expect(addWorkingDays(new Date(2026, 10, 21), 1).getDate()).toBe(23)
})
