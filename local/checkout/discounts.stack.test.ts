import { describe, expect, test } from 'vitest'
import type { QuoteAnswer } from '../../supabase/functions/_shared/contract/checkout.ts'
import { newBuyer, press, torontoAddress, untilStatus } from './testing/buyer.ts'
import { stockVariant } from './testing/stock.ts'
import { useCheckoutShop } from './testing/use-checkout-shop.ts'

const theShop = useCheckoutShop()

type Terms = { kind?: string; bps?: number; minimum?: number; most?: number; ended?: boolean }

async function makeCode({ kind = 'percent', bps = 1000, minimum = 0, most, ended }: Terms) {
  const code = `CODE-${crypto.randomUUID().slice(0, 8).toUpperCase()}`
  await theShop().sql`
    insert into public.discounts (code, kind, percent_bps, minimum_cents, max_uses, starts_at, ends_at)
    values (${code}, ${kind}, ${kind === 'percent' ? bps : null}, ${minimum}, ${most ?? null},
      now() - interval '2 days', ${ended ? new Date(Date.now() - 86_400_000) : null})`
  return code
}

describe('a discount code', () => {
  test('lowers the quote and the order by the same', async () => {
    const shop = theShop()
    const buyer = newBuyer(shop)
    const discountCode = await makeCode({ bps: 2500 })
    const request = { ...(await buyer.prepare(await stockVariant(shop), 2)), discountCode }
    const { lines, rateId } = request
    const { country, region, postalCode } = torontoAddress
    const destination = { country, region, postalCode }
    const wish = { lines, rateId, destination, discountCode: discountCode.toLowerCase() }
    const quote = (await shop.call('checkout-session/quote', wish)).body as QuoteAnswer
    const { totals } = quote
    expect(quote.discountCode).toBe(discountCode)
    expect(totals.discountCents).toBe(Math.round(totals.subtotalCents / 4))
    expect(totals.taxes).toMatchObject([{ name: 'HST', ratePpm: 130_000 }])
    const answer = await buyer.checkOut(request)
    expect(answer.body.totals).toEqual(totals)
    await press(answer.body.redirectUrl, 'pay')
    await untilStatus(shop, answer.body.orderId, 'paid')
  })

  test('of free delivery takes the price of delivery away', async () => {
    const shop = theShop()
    const buyer = newBuyer(shop)
    const discountCode = await makeCode({ kind: 'free_delivery' })
    const request = { ...(await buyer.prepare(await stockVariant(shop))), discountCode }
    const answer = await buyer.checkOut(request)
    expect(answer.body.totals).toMatchObject({ deliveryCents: 0, discountCents: 0 })
  })

  test.each<[string, Terms, string]>([
    ['after its end', { ended: true }, 'discount_expired'],
    ['below its minimum', { minimum: 1_000_000 }, 'discount_minimum'],
    ['when it is used up', { most: 0 }, 'discount_used'],
  ])('is refused %s', async (_, terms, code) => {
    const shop = theShop()
    const buyer = newBuyer(shop)
    const discountCode = await makeCode(terms)
    const request = { ...(await buyer.prepare(await stockVariant(shop))), discountCode }
    expect((await buyer.checkOut(request)).body.error.code).toBe(code)
  })

  test('for one is had by one of ten at once', async () => {
    const shop = theShop()
    const discountCode = await makeCode({ most: 1 })
    const variantId = await stockVariant(shop, 20)
    const requests = await Promise.all(
      Array.from({ length: 10 }, async () => {
        const buyer = newBuyer(shop)
        return { buyer, request: { ...(await buyer.prepare(variantId)), discountCode } }
      }),
    )
    const answers = await Promise.all(requests.map(({ buyer, request }) => buyer.checkOut(request)))
    expect(answers.filter(({ status }) => status === 200).length).toBe(1)
    const refused = answers.filter(({ status }) => status !== 200)
    expect(new Set(refused.map(({ body }) => body.error.code))).toEqual(new Set(['discount_used']))
  })

  test('for one outlives a way back from the page to the form', async () => {
    const shop = theShop()
    const discountCode = await makeCode({ most: 1 })
    const buyer = newBuyer(shop)
    const request = { ...(await buyer.prepare(await stockVariant(shop))), discountCode }
    const typo = { ...request, email: 'ada@exmaple.com' }
    expect((await buyer.checkOut(typo)).status).toBe(200)
    const { lines, rateId, cartId, email } = request
    const { country, region, postalCode } = torontoAddress
    const destination = { country, region, postalCode }
    const wish = { lines, rateId, destination, discountCode, email }
    expect((await shop.call('checkout-session/quote', { ...wish, cartId })).status).toBe(200)
    expect((await shop.call('checkout-session/quote', wish)).body).toMatchObject({
      error: { code: 'discount_used' },
    })
    const corrected = { ...request, idempotencyKey: crypto.randomUUID() }
    expect((await buyer.checkOut(corrected)).status).toBe(200)
  })

  test('counts again for others when its order was never paid', async () => {
    const shop = theShop()
    const discountCode = await makeCode({ most: 1 })
    const variantId = await stockVariant(shop)
    const first = newBuyer(shop)
    shop.fail('stripe', { on: 'open', kind: '500' })
    const failed = await first.checkOut({ ...(await first.prepare(variantId)), discountCode })
    expect(failed.status).toBe(503)
    shop.fail('stripe')
    // What a company that is down keeps for the other way to pay, it keeps for minutes.
    await shop.sql`update public.orders
      set kept_until = now() - interval '1 second', placed_at = placed_at - interval '3 minutes'
      where discount_code = ${discountCode} and status = 'pending'`
    await shop.sql`select public.release_expired()`
    const second = newBuyer(shop)
    const request = { ...(await second.prepare(variantId)), discountCode }
    expect((await second.checkOut(request)).status).toBe(200)
  })
})
