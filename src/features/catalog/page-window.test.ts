import { expect, test } from 'vitest'
import { pageWindow } from './page-window.ts'

test('pageWindow() shows few pages whole', () => {
  expect(pageWindow(1, 1)).toEqual([1])
  expect(pageWindow(2, 3)).toEqual([1, 2, 3])
  expect(pageWindow(1, 4)).toEqual([1, 2, 3, 4])
})

test('pageWindow() leaves gaps where pages are many', () => {
  expect(pageWindow(1, 5)).toEqual([1, 2, 0, 5])
  expect(pageWindow(1, 84)).toEqual([1, 2, 0, 84])
  expect(pageWindow(40, 84)).toEqual([1, 0, 39, 40, 41, 0, 84])
  expect(pageWindow(84, 84)).toEqual([1, 0, 83, 84])
})

test('pageWindow() names a page rather than leave a gap as wide as it', () => {
  expect(pageWindow(4, 84)).toEqual([1, 2, 3, 4, 5, 0, 84])
  expect(pageWindow(2, 4)).toEqual([1, 2, 3, 4])
})
