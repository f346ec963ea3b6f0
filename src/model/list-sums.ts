import type { OrderTotals } from '../../supabase/functions/_shared/contract/checkout.ts'
import { formatPrice } from './format-price.ts'

/** What the sums of an order are called, as `messages/sums.ts` says it. */
export type SumWords = {
  subtotal: string
  discount: (code: string) => string
  delivery: string
  free: string
  taxName: (name: string, ratePpm: number) => string
}

/** What an order comes to, row by row, without its total; a discount only where there is one. */
export function listSums(
  { totals, discountCode }: { totals: OrderTotals; discountCode: string | null },
  words: SumWords,
): { name: string; value: string }[] {
  const { subtotalCents, discountCents, deliveryCents, taxes } = totals
  return [
    { name: words.subtotal, value: formatPrice(subtotalCents) },
    ...(discountCents > 0
      ? [{ name: words.discount(discountCode ?? ''), value: formatPrice(-discountCents) }]
      : []),
    { name: words.delivery, value: deliveryCents === 0 ? words.free : formatPrice(deliveryCents) },
    ...taxes.map(({ name, ratePpm, amountCents }) => ({
      name: words.taxName(name, ratePpm),
      value: formatPrice(amountCents),
    })),
  ]
}
