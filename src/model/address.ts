import { isPostalCodeOf, regionsOf } from '../../supabase/functions/_shared/contract/places.ts'

/** An address as a person writes it. `region`: a two-letter code in Canada and the United States. */
export type Address = {
  name: string
  company: string
  line1: string
  line2: string
  city: string
  region: string
  postal_code: string
  /** ISO 3166-1 alpha-2. */
  country: string
  phone: string
}

/** One that an account keeps. */
export type SavedAddress = Address & { id: string; is_default: boolean; created_at: string }

/** Characters the database takes of each. */
export const addressLimits: Readonly<Record<keyof Address, number>> = {
  ...{ name: 120, company: 120, line1: 200, line2: 200, city: 120 },
  ...{ region: 60, postal_code: 20, country: 2, phone: 40 },
}

/** https://www.canadapost-postescanada.ca: letters D, F, I, O, Q and U are never used, W and Z not first. */
const canadianCode = /^[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z]\d[ABCEGHJ-NPRSTV-Z]\d$/
const americanCode = /^\d{5}(-\d{4})?$/

/** `elsewhere`: a postal code of another province. */
export type AddressFault = 'missing' | 'wrong' | 'elsewhere'

const compact = (code: string) => code.toUpperCase().replaceAll(/[\s-]/g, '')

/** As it is written on a parcel: `m6j3h1` is `M6J 3H1`. */
export function formatPostalCode(code: string, country: string): string {
  const plain = compact(code)
  return country === 'CA' && canadianCode.test(plain)
    ? `${plain.slice(0, 3)} ${plain.slice(3)}`
    : code.trim().toUpperCase()
}

function checkPostalCode({
  postal_code: code,
  country,
  region,
}: Address): AddressFault | undefined {
  if (country !== 'CA' && country !== 'US') return undefined // many countries have none
  if (!code.trim()) return 'missing'
  const isRight =
    country === 'CA' ? canadianCode.test(compact(code)) : americanCode.test(code.trim())
  if (!isRight) return 'wrong'
  return isPostalCodeOf(country, region, code) ? undefined : 'elsewhere'
}

/** @returns what is wrong, by field; empty when it can be kept */
export function checkAddress(address: Address): Partial<Record<keyof Address, AddressFault>> {
  const faults: Partial<Record<keyof Address, AddressFault>> = {}
  for (const field of ['name', 'line1', 'city', 'country'] as const)
    if (!address[field].trim()) faults[field] = 'missing'
  const regions = regionsOf[address.country]
  if (regions && !regions.includes(address.region)) faults.region = 'missing'
  const postalCode = checkPostalCode(address)
  if (postalCode) faults.postal_code = postalCode
  // A number has seven digits at least; how they are parted is the writer's business.
  if (address.phone.trim() && !/^\+?[\d\s().x-]{7,}$/i.test(address.phone.trim()))
    faults.phone = 'wrong'
  return faults
}

/** The lines below the name, as they stand on a parcel. */
export function listAddressLines(address: Address, countryName: string): string[] {
  const { company, line1, line2, city, region, postal_code: postalCode } = address
  const town = [city, region, postalCode].filter(Boolean).join(' ')
  return [company, line1, line2, town, address.country === 'CA' ? '' : countryName].filter(Boolean)
}
