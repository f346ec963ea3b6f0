import type {
  DeliveryRate,
  Destination,
  OrderLineRequest,
  PaymentProviderName,
  RateDestination,
} from '../../supabase/functions/_shared/contract/checkout.ts'
import { checkAddress, formatPostalCode, type Address } from './address.ts'

/** What someone has filled in on the way to an order, as they typed it. Plain data, kept on the device. */
export type CheckoutDraft = {
  email: string
  address: Address
  /** The way of delivery that was chosen, by `serviceOf`; quotes come and go. */
  service: string | null
  discountCode: string
  provider: PaymentProviderName
}

export const emptyAddress: Address = {
  ...{ name: '', company: '', line1: '', line2: '', city: '' },
  ...{ region: '', postal_code: '', country: 'CA', phone: '' },
}

export const emptyDraft: CheckoutDraft = {
  email: '',
  address: emptyAddress,
  service: null,
  discountCode: '',
  provider: 'stripe',
}

/** Nobody has typed a word yet. */
export const isAddressEmpty = (address: Address): boolean =>
  Object.entries(address).every(([field, text]) => field === 'country' || !text.trim())

/** What a carrier prices by; null while it is not known, or cannot be right. */
export function rateDestination(address: Address): RateDestination | null {
  const { country, region, postal_code: code } = address
  const faults = checkAddress(address)
  if (faults.country || faults.region || faults.postal_code) return null
  return { country, region: region.trim(), postalCode: formatPostalCode(code, country) }
}

/** The address as it stands on the parcel. */
export function toDestination(address: Address): Destination {
  const typed = Object.fromEntries(
    Object.entries(address).map(([field, text]) => [field, text.trim()]),
  ) as Address
  const { company, line2, phone, postal_code: code, ...rest } = typed
  return {
    ...rest,
    postalCode: formatPostalCode(code, rest.country),
    ...(company && { company }),
    ...(line2 && { line2 }),
    ...(phone && { phone }),
  }
}

/** Names a way of delivery, whatever its quote. */
export const serviceOf = ({ carrier, serviceCode }: DeliveryRate): string =>
  `${carrier}.${serviceCode}`

/** The way that was chosen, or the cheapest while it is not among these. */
export const chooseRate = (
  rates: readonly DeliveryRate[],
  service: string | null,
): DeliveryRate | null => rates.find((rate) => serviceOf(rate) === service) ?? rates[0] ?? null

/** Lines in one order, so that the same cart asks the same question. */
export const requestLines = (
  lines: readonly { variant: string; quantity: number }[],
): OrderLineRequest[] =>
  lines
    .filter(({ quantity }) => quantity > 0)
    .map(({ variant: variantId, quantity }) => ({ variantId, quantity }))
    .sort((a, b) => (a.variantId < b.variantId ? -1 : 1))
