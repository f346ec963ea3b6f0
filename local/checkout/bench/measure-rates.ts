import type { WholeShop } from '../../testing/whole-shop.ts'

/** Milliseconds from call to answer, in the order of the calls; what each carrier took is `carrierMs`. */
export type RateTimes = { carrierMs: number; cachedMs: number[]; uncachedMs: number[] }

type Shop = Pick<WholeShop, 'sql' | 'call' | 'emulators'>

const carrierMs = 100
/** Letters that begin no postal code, or are in none, are left out. */
const letters = [...'ABCEGHJKLMNPRSTVWXYZ']

/**
 * Asks get-rates one call after the other: for a parcel and a postal code the carriers were asked about before, and for
 * ones they were not. Each call comes from an address of its own, so that rate limits are met honestly.
 */
export async function measureRates(shop: Shop, calls = 100): Promise<RateTimes> {
  const [variant] = await shop.sql`select id from public.variants order by sku limit 1`
  const variantId = variant?.['id'] as string
  for (const name of ['ups', 'canada-post'] as const)
    shop.emulators.faultsOf(name).plan({ faults: [], latencyMs: carrierMs })
  let count = 0
  const ask = async (postalCode: string) => {
    const destination = { country: 'CA', region: 'ON', postalCode }
    const body = { destination, lines: [{ variantId, quantity: 1 }] }
    const address = `10.20.${count >> 8}.${count++ & 255}`
    const startedAt = performance.now()
    const { status } = await shop.call('get-rates', body, { address })
    if (status !== 200) throw new Error(`Cannot measure: get-rates answered ${status}`)
    return performance.now() - startedAt
  }
  // The first calls start the function's process and fetch a token; that is measured nowhere here.
  for (let n = 0; n < 10; n++) await ask('M5V 2T6')
  const times: RateTimes = { carrierMs, cachedMs: [], uncachedMs: [] }
  for (let n = 0; n < calls; n++) {
    times.cachedMs.push(await ask('M5V 2T6'))
    times.uncachedMs.push(await ask(nameCode(n)))
  }
  for (const name of ['ups', 'canada-post'] as const) shop.emulators.faultsOf(name).reset()
  return times
}

/** The nth postal code of a row of 4,000 different ones. */
function nameCode(n: number): string {
  const letter = (at: number) => letters[at % letters.length]!
  return `K${n % 10}${letter(Math.floor(n / 10))} ${Math.floor(n / 200) % 10}${letter(n)}1`
}
