import { newBuyer } from '../testing/buyer.ts'
import type { OpenShop } from '../testing/buyer.ts'
import { stockVariant } from '../testing/stock.ts'

const fresh = 40
const cached = 200

/** Asks for rates to places nobody asked for yet, then again and again to one of them; one call at a time. */
export async function measureRates(shop: OpenShop): Promise<{ cached: number[]; fresh: number[] }> {
  const lines = [{ variantId: await stockVariant(shop), quantity: 1 }]
  const ask = async (postalCode: string) => {
    const destination = { country: 'CA', region: 'ON', postalCode }
    const { address } = newBuyer(shop)
    const startedAt = performance.now()
    const { status, body } = await shop.call('get-rates', { lines, destination }, { address })
    if (status !== 200) throw new Error(`No rates: ${status} ${JSON.stringify(body)}`)
    return performance.now() - startedAt
  }
  // They start the process and warm all connections to Postgres.
  await Promise.all(Array.from({ length: 10 }, (_, call) => ask(`M5H 1A${call}`)))
  const freshTimes: number[] = []
  for (let call = 0; call < fresh; call++) {
    const [tens, ones] = [Math.floor(call / 10), call % 10]
    freshTimes.push(await ask(`M${tens}B 2C${ones}`))
  }
  const cachedTimes: number[] = []
  for (let call = 0; call < cached; call++) cachedTimes.push(await ask('M5H 1A0'))
  return { cached: cachedTimes, fresh: freshTimes }
}
