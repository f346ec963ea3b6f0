import { setTimeout as wait } from 'node:timers/promises'
import type {
  CheckoutAnswer,
  CheckoutRequest,
} from '../../../supabase/functions/_shared/contract/checkout.ts'
import { newBuyer, torontoAddress } from '../testing/buyer.ts'
import type { OpenShop } from '../testing/buyer.ts'
import { quoteRate } from '../testing/quote-rate.ts'
import { stockVariant } from '../testing/stock.ts'

const roundsEach = 6
const variants = 20
const warmUps = 12
/** From one press of "Pay" to the next; people who read and type take minutes. */
const pauseMs = 2000

/**
 * So many buyers are in the shop at once. Each checks out again and again, each time two seconds or so after the answer
 * before, with different carts, half of them by each provider.
 *
 * @returns how long each waited for its page, and the pages of Stripe
 */
export async function measureCheckouts(shop: OpenShop, buyers: number) {
  const carts = await Promise.all(
    Array.from({ length: variants }, async () => {
      const lines = [{ variantId: await stockVariant(shop, 10_000), quantity: 1 }]
      return { lines, rateId: await quoteRate(shop, lines, torontoAddress) }
    }),
  )
  const times: number[] = []
  const pages: CheckoutAnswer[] = []
  const checkOut = async (index: number) => {
    const buyer = newBuyer(shop)
    const request: CheckoutRequest = {
      ...carts[index % variants]!,
      destination: torontoAddress,
      email: buyer.email,
      provider: index % 2 === 0 ? 'stripe' : 'paypal',
      idempotencyKey: crypto.randomUUID(),
      cartId: buyer.cartId,
    }
    const startedAt = performance.now()
    const { status, body } = await buyer.checkOut(request)
    times.push(performance.now() - startedAt)
    if (status !== 200) throw new Error(`No page: ${status} ${JSON.stringify(body)}`)
    if (request.provider === 'stripe') pages.push(body)
  }
  const buyAgainAndAgain = async (buyer: number) => {
    for (let round = 0; round < roundsEach; round++) {
      await wait(pauseMs * (round === 0 ? Math.random() : 0.5 + Math.random()))
      await checkOut(buyer + round * 7)
    }
  }
  // Each connection to Postgres plans what it has not run before: a shop that is open has them all warm.
  for (let round = 0; round < 3; round++)
    await Promise.all(Array.from({ length: warmUps }, (_, first) => checkOut(first)))
  times.length = 0
  await Promise.all(Array.from({ length: buyers }, (_, buyer) => buyAgainAndAgain(buyer)))
  return { times, pages }
}
