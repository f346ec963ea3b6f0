import { expect, test } from 'vitest'
import { readAnswer } from './read-answer.ts'

test('readAnswer() takes what the database says', () => {
  expect(readAnswer({ status: 200, text: '{"a":1}' })).toEqual({ kind: 'done', value: { a: 1 } })
  expect(readAnswer({ status: 204, text: '' })).toEqual({ kind: 'done', value: null })
})

test.each([
  [200, '<html>Welcome to the hotel</html>', 'offline'],
  [200, '{"items":[', 'offline'],
  [403, '<html>Sign in to the network</html>', 'offline'],
  [503, '{"message":"later"}', 'offline'],
  [401, '{"message":"JWT expired"}', 'not_signed_in'],
  [400, '{"message":"too_many_addresses"}', 'too_many_addresses'],
  [404, '', 'failed'],
  [400, '{}', 'failed'],
])('readAnswer() of %i %s is refused as %s', (status, text, code) => {
  expect(readAnswer({ status, text })).toEqual({ kind: 'refused', code })
})
