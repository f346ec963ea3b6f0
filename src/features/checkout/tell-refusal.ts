import * as words from '#messages/checkout.ts'
import { providers } from '#messages/sums.ts'
import type { PaymentProviderName } from '../../../supabase/functions/_shared/contract/checkout.ts'
import type { FunctionRefusal } from '../../wire/functions/call-function.ts'

/** What to say beside the button, and what can be done about it. */
export type Notice = {
  words: string
  /** The way that is left when the chosen provider is down. */
  other?: PaymentProviderName
  /** Path of the order that is being paid for already. */
  order?: string
}

export const otherProvider = (provider: PaymentProviderName): PaymentProviderName =>
  provider === 'stripe' ? 'paypal' : 'stripe'

const plain: Readonly<Partial<Record<FunctionRefusal['code'], string>>> = {
  ...{ sold_out: words.refusals.sold_out, price_changed: words.refusals.price_changed },
  ...{ not_sold: words.refusals.not_sold, unknown_variant: words.refusals.not_sold },
  ...{ unknown_rate: words.refusals.rate, foreign_rate: words.refusals.rate },
  ...{ expired_rate: words.refusals.rate, unknown_country: words.countryRefused },
  ...{ payment_in_progress: words.refusals.in_progress, malformed: words.refusals.malformed },
  not_allowed: words.refusals.signed_out,
  ...words.codeFaults,
}

/** Why an order was not placed, in words; nothing was charged. */
export function tellRefusal(
  { code, details }: FunctionRefusal,
  provider: PaymentProviderName,
): Notice {
  if (code === 'payment_provider_unavailable') {
    const other = otherProvider(provider)
    return { words: words.providerDown(providers[provider], providers[other]), other }
  }
  if (code === 'too_many_requests')
    return { words: words.tooOften(Number(details['retryAfterSeconds']) || 60) }
  return { words: plain[code] ?? words.refusals.failed }
}
