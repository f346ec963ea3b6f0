import { expect, test } from 'vitest'
import { isOwnCache } from './own-cache.ts'

test.each([
  ['pages-a1', '/', true],
  ['catalog', '/', true],
  ['of-a-worker-before', '/', true],
  ['pages-a1/fr/', '/', false],
  ['catalog/fr/', '/', false],
  ['pages-a1/fr/', '/fr/', true],
  ['catalog/fr/', '/fr/', true],
  ['pictures', '/fr/', false],
  ['pictures/de/', '/fr/', false],
])('isOwnCache(%s) at %s is %s', (name, base, expected) => {
  expect(isOwnCache(name, base)).toBe(expected)
})
