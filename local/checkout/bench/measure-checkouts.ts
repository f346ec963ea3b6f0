import type {
  CheckoutAnswer,
  CheckoutRequest,
} from '../../../supabase/functions/_shared/contract/checkout.ts'
import { newBuyer } from '../testing/buyer.ts'
import type { OpenShop } from '../testing/buyer.ts'
import { quoteRate } from '../testing/quote-rate.ts'
import { torontoAddress } from '../testing/buyer.ts'
import { stockVariant } from '../testing/stock.ts'

const roundsEach = 6
const variants = 20

/**
 * So many buyers check out at the same time, each anew as soon as it is answered, with different carts, half of them
 * by each provider.
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
  const rounds = async (buyer: number, most: number) => {
    for (let round = 0; round < most; round++) await checkOut(buyer + round * 7)
  }
  await rounds(0, 10)
  times.length = 0
  await Promise.all(Array.from({ length: buyers }, (_, buyer) => rounds(buyer, roundsEach)))
  return { times, pages }
}
