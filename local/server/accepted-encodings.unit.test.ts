import { expect, test } from 'vitest'
import { acceptedEncodings } from './accepted-encodings.ts'

test.each([
  ['gzip, deflate, br, zstd', ['br', 'gzip']],
  ['gzip', ['gzip']],
  ['br;q=0.5, gzip;q=0.9', ['gzip', 'br']],
  ['br;q=0, *', ['gzip']],
  ['*', ['br', 'gzip']],
  ['identity', []],
  [null, []],
])('acceptedEncodings(%j) is %j', (header, expected) => {
  expect(acceptedEncodings(header)).toEqual(expected)
})
