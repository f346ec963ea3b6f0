import { expect, test } from 'vitest'
import type { CheckoutRequest } from '../contract/checkout.ts'
import { digestRequest } from './digest-request.ts'

const oil = { variantId: '5cee32fb-fd7b-8fd8-be23-8e74ed1baea0', quantity: 2 }
const myrrh = { variantId: 'b755dd70-1863-8cea-bedb-e231064a2c72', quantity: 1 }

const request: CheckoutRequest = {
  lines: [oil, myrrh],
  destination: {
    name: 'Ada Obi',
    line1: '1 King Street West',
    city: 'Toronto',
    region: 'ON',
    postalCode: 'M5H 1A1',
    country: 'CA',
  },
  rateId: 'a.flat.standard',
  email: 'ada@example.com',
  provider: 'stripe',
  idempotencyKey: 'c4e74a1c-44ad-8081-8035-02d99f4a30be',
}

test('digestRequest() is the same for the same wish in another order', async () => {
  const { email, lines: _, ...rest } = request
  const other = { email, ...rest, lines: [myrrh, { quantity: 2, variantId: oil.variantId }] }
  expect(await digestRequest(other, null)).toBe(await digestRequest(request, null))
})

test('digestRequest() says nothing of the key itself', async () => {
  const other = { ...request, idempotencyKey: '99086469-35de-8431-b5c5-2b1de798cd76' }
  expect(await digestRequest(other, null)).toBe(await digestRequest(request, null))
})

test.each<[string, CheckoutRequest, string | null]>([
  ['another quantity', { ...request, lines: [{ ...oil, quantity: 3 }, myrrh] }, null],
  ['another provider', { ...request, provider: 'paypal' }, null],
  ['another street', { ...request, destination: { ...request.destination, line2: '4' } }, null],
  ['another buyer', request, '7104d949-23d4-8f3d-bdd1-3dfbd48672ad'],
])('digestRequest() tells %s apart', async (_, other, userId) => {
  expect(await digestRequest(other, userId)).not.toBe(await digestRequest(request, null))
})
