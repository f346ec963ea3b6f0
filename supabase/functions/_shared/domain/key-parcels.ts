import type { RateDestination } from '../contract/checkout.ts'
import type { Parcel } from './ports.ts'

/**
 * Names a question to the carriers for the cache, so that everybody with a parcel of this size and weight to one postal
 * code shares the answer.
 *
 * @param origin where parcels start
 * @returns SHA-256 in hex of origin, postal code (where there is none: the region) and parcels in any order
 */
export async function keyParcels(
  parcels: readonly Parcel[],
  { country, region, postalCode }: RateDestination,
  origin: { country: string; postalCode: string },
): Promise<string> {
  const boxes = parcels
    .map((box) => [box.weightGrams, box.lengthMm, box.widthMm, box.heightMm].join('x'))
    .sort()
  const [from, code] = [plain(origin.postalCode), plain(postalCode)]
  const to = code === '' ? plain(region) : code
  const text = [origin.country, from, country, to, ...boxes].join('|')
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

const plain = (code: string) => code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
