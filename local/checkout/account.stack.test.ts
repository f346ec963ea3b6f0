import { expect, test } from 'vitest'
import type {
  Order,
  OrderSummary,
  RatesAnswer,
} from '../../supabase/functions/_shared/contract/checkout.ts'
import { signUp } from '../testing/test-stack.ts'
import { newBuyer, press, torontoAddress, untilStatus } from './testing/buyer.ts'
import { stockVariant } from './testing/stock.ts'
import { useCheckoutShop } from './testing/use-checkout-shop.ts'

const theShop = useCheckoutShop()

test('an account pays for its cart, which loses what was bought, and has the order in its list', async () => {
  const shop = theShop()
  const variantId = await stockVariant(shop)
  const client = shop.client()
  const { session } = await signUp(client)
  const change = { device: crypto.randomUUID(), seq: 1, kind: 'change', epoch: 0, delta: 3 }
  await client.rpc('apply_cart_operations', { operations: [{ ...change, variant: variantId }] })

  const lines = [{ variantId, quantity: 2 }]
  const { country, region, postalCode } = torontoAddress
  const destination = { country, region, postalCode }
  const { rates } = (await shop.call('get-rates', { lines, destination })).body as RatesAnswer
  expect(rates.length).toBeGreaterThan(1)
  const buyer = newBuyer(shop, session.access_token)
  const { cartId: _, ...request } = await buyer.prepare(variantId, 2)
  const { body } = await buyer.checkOut({ ...request, rateId: rates[0]!.id })
  await press(body.redirectUrl, 'pay')
  await untilStatus(shop, body.orderId, 'paid')

  const cart = await client.rpc('read_cart')
  expect(cart.data.lines).toMatchObject([{ variant: variantId, quantity: 1 }])
  const orders = (await client.rpc('list_orders')).data as OrderSummary[]
  expect(orders).toMatchObject([{ id: body.orderId, status: 'paid', quantity: 2 }])
  const guest = await shop
    .client()
    .rpc('read_order', { order_id: body.orderId, key: body.orderKey })
  expect((guest.data as Order).totals).toEqual(body.totals)
  expect((guest.data as Order).delivery.serviceName).toBe(rates[0]!.serviceName)
  const stranger = await shop.client().rpc('read_order', { order_id: body.orderId, key: 'x' })
  expect(stranger.data).toBeNull()
})

test('a key of another account says nothing to me', async () => {
  const shop = theShop()
  const first = newBuyer(shop, (await signUp(shop.client())).session.access_token)
  const second = newBuyer(shop, (await signUp(shop.client())).session.access_token)
  const request = await first.prepare(await stockVariant(shop))
  expect((await first.checkOut(request)).status).toBe(200)
  expect((await second.checkOut(request)).body.error.code).toBe('key_reused')
})

test('a token that is none is refused', async () => {
  const shop = theShop()
  const buyer = newBuyer(shop, 'eyJhbGciOiJIUzI1NiJ9.e30.x')
  const answer = await buyer.checkOut(await buyer.prepare(await stockVariant(shop)))
  expect([answer.status, answer.body.error.code]).toEqual([403, 'not_allowed'])
})
