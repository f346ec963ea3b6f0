import { describe, expect, test } from 'vitest'
import { newBuyer, torontoAddress } from './testing/buyer.ts'
import { readStock, stockVariant } from './testing/stock.ts'
import { useCheckoutShop } from './testing/use-checkout-shop.ts'

const theShop = useCheckoutShop()

/** Changes a good request, expects a refusal, and that nothing else came of it. */
async function expectRefusal(
  change: (request: Record<string, unknown>, variantId: string) => object,
  status: number,
  code: string,
) {
  const shop = theShop()
  const variantId = await stockVariant(shop)
  const buyer = newBuyer(shop)
  const request = await buyer.prepare(variantId)
  const answer = await buyer.checkOut(change(request, variantId))
  expect([answer.status, answer.body.error?.code]).toEqual([status, code])
  expect(answer.body.error.requestId).toMatch(/^[0-9a-f-]{36}$/)
  expect(await readStock(shop, variantId)).toBe(10)
  const orders = await shop.sql`select from public.orders where email = ${buyer.email}`
  expect(orders.length).toBe(0)
}

const oneLine = (variantId: string, quantity: number) => [{ variantId, quantity }]

describe('checkout-session takes nothing else than its contract says:', () => {
  test.each([-1, 0, 1.5, 100, 1e300])('a quantity of %d', async (quantity) => {
    const change = (request: object, id: string) => ({ ...request, lines: oneLine(id, quantity) })
    await expectRefusal(change, 400, 'malformed')
  })

  test('a thousand lines', async () => {
    const lines = Array.from({ length: 1000 }, () => ({
      variantId: crypto.randomUUID(),
      quantity: 1,
    }))
    await expectRefusal((request) => ({ ...request, lines }), 413, 'too_large')
    await expectRefusal((request) => ({ ...request, lines: lines.slice(0, 101) }), 400, 'malformed')
  })

  test('a price of the shopper', async () => {
    const tamper = (request: object, variantId: string) => ({
      ...request,
      lines: [{ variantId, quantity: 1, unitPriceCents: 1 }],
    })
    await expectRefusal(tamper, 400, 'malformed')
  })

  test.each<[string, object]>([
    ['no province', { region: '' }],
    ['a province of another country', { region: 'NY' }],
    ['no postal code', { postalCode: 'nowhere' }],
    ['a province of less tax than its postal code', { region: 'AB' }],
    ['no name', { name: '  ' }],
  ])('an address with %s', async (_, part) => {
    const destination = { ...torontoAddress, ...part }
    await expectRefusal((request) => ({ ...request, destination }), 400, 'malformed')
  })
})

describe('checkout-session refuses', () => {
  test('a country nobody delivers to', async () => {
    const destination = { ...torontoAddress, country: 'XX', region: '' }
    await expectRefusal((request) => ({ ...request, destination }), 422, 'unknown_country')
  })

  test('what does not exist', async () => {
    const lines = oneLine(crypto.randomUUID(), 1)
    await expectRefusal((request) => ({ ...request, lines }), 422, 'unknown_variant')
  })

  test('a rate that was quoted for other goods, another place, or by nobody', async () => {
    const more = (request: object, id: string) => ({ ...request, lines: oneLine(id, 2) })
    await expectRefusal(more, 422, 'foreign_rate')
    const destination = { ...torontoAddress, postalCode: 'X0A 0H0', region: 'NU' }
    await expectRefusal((request) => ({ ...request, destination }), 422, 'foreign_rate')
    const rateId = `${crypto.randomUUID()}.canada-post.DOM.EP`
    await expectRefusal((request) => ({ ...request, rateId }), 422, 'unknown_rate')
  })

  test('a mail address the provider does not take, and writes it nowhere', async () => {
    const email = `ada!${crypto.randomUUID()}@maple.example`
    await expectRefusal((request) => ({ ...request, email }), 400, 'malformed')
    expect(theShop().printed.join('\n')).toContain('payment_provider_unavailable')
    expect(theShop().printed.join('\n')).not.toContain(email)
  })

  test('a rate that has expired', async () => {
    const shop = theShop()
    const buyer = newBuyer(shop)
    const request = await buyer.prepare(await stockVariant(shop))
    await shop.sql`
      update private.delivery_quotes
      set created_at = now() - interval '2 hours', expires_at = now() - interval '1 hour'
      where id = ${request.rateId.slice(0, 36)}`
    expect((await buyer.checkOut(request)).body.error.code).toBe('expired_rate')
  })

  test('more than there is, saying how much there is', async () => {
    const shop = theShop()
    const variantId = await stockVariant(shop, 2)
    const buyer = newBuyer(shop)
    const answer = await buyer.checkOut(await buyer.prepare(variantId, 3))
    expect(answer.status).toBe(409)
    expect(answer.body.error.details).toEqual({
      variantIds: [variantId],
      available: { [variantId]: 2 },
    })
  })

  test('whoever comes too often, and says when to come again', async () => {
    const shop = theShop()
    const buyer = newBuyer(shop)
    const request = { ...(await buyer.prepare(await stockVariant(shop))), rateId: 'none' }
    const answers = await Promise.all(Array.from({ length: 13 }, () => buyer.checkOut(request)))
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused.length).toBe(1)
    expect(Number(refused[0]?.body.error.details?.['retryAfterSeconds'])).toBeGreaterThan(0)
  })
})
