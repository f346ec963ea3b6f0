import { expect, it } from 'vitest'
import { parentPath } from './parent-path.ts'

it.each([
  ['/', null],
  ['/shop', '/'],
  ['/shop/oils', '/shop'],
  ['/product/bud-vase', '/shop'],
  ['/cart', '/'],
])('parentPath(%s) is %s', (path, parent) => {
  expect(parentPath(path)).toBe(parent)
})
