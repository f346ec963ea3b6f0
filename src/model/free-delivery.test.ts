import { expect, test } from 'vitest'
import { freeDeliveryCents, measureDelivery } from './free-delivery.ts'

test('measureDelivery() says what is missing and never passes the whole', () => {
  expect(measureDelivery(0)).toEqual({ missingCents: freeDeliveryCents, part: 0 })
  expect(measureDelivery(10_000).missingCents).toBe(2000)
  expect(measureDelivery(freeDeliveryCents)).toEqual({ missingCents: 0, part: 1 })
  expect(measureDelivery(50_000)).toEqual({ missingCents: 0, part: 1 })
})
