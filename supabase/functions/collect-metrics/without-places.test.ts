import { expect, test } from 'vitest'
import { withoutPlaces } from './without-places.ts'

test.each([
  ['x is undefined', 'x is undefined'],
  [
    'https://shop.example/assets/main-a1b2.js:1:20',
    'https://shop.example/assets/main-a1b2.js:1:20',
  ],
  ['at https://shop.example/order/1?key=abc#x)', 'at https://shop.example/order/1)'],
  ['mail to ann@example.com failed', 'mail to <mail> failed'],
  ['order 0b4cf5e2-4a1c-4d8e-9c3a-000000000001', 'order <id>'],
  ['Bearer eyJhbGciOi.eyJzdWIi.c2ln', 'Bearer <token>'],
  ['call 4165550123', 'call <number>'],
])('withoutPlaces(%j) is %j', (text, cleared) => {
  expect(withoutPlaces(text)).toBe(cleared)
})
