import * as addressWords from '#messages/address.ts'
import * as words from '#messages/checkout.ts'
import { checkAddress, type Address } from '../../model/address.ts'
import type { CheckoutDraft } from '../../model/checkout-draft.ts'
import { isEmail } from '../../../supabase/functions/_shared/contract/email.ts'

/** Words for what is wrong, by the name of the field. */
export type Faults = Readonly<Record<string, string>>

function checkEmail(email: string): string | undefined {
  if (!email) return words.emailMissing
  return isEmail(email) ? undefined : words.emailWrong
}

function tellAddress(address: Address): Faults {
  const told = Object.entries(checkAddress(address)).map(([field, fault]) => {
    if (field === 'phone') return [field, addressWords.wrongPhone]
    if (fault === 'elsewhere') return [field, addressWords.foreignPostalCode]
    if (fault === 'wrong') return [field, addressWords.wrongPostalCode[address.country]]
    return [field, addressWords.missing[field as keyof typeof addressWords.missing]]
  })
  return Object.fromEntries(told) as Faults
}

/** All that keeps an order from being placed; nothing when it can be. */
export function checkDraft({ email, address }: CheckoutDraft): Faults {
  const fault = checkEmail(email.trim())
  return { ...(fault && { email: fault }), ...tellAddress(address) }
}
