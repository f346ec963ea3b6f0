import type { ReactNode } from 'react'
import * as words from '#messages/checkout.ts'
import * as sums from '#messages/sums.ts'
import type { QuoteAnswer } from '../../../supabase/functions/_shared/contract/checkout.ts'
import type { PricedLine } from '../../model/cart-lines.ts'
import { formatPrice } from '../../model/format-price.ts'
import { listSums } from '../../model/list-sums.ts'
import { SmallLine } from '../../ui/small-line.tsx'
import { SumList } from '../../ui/sum-list.tsx'

/** What must be said of a line before it is paid for. */
function noteLine({ state, wanted, quantity, formerCents, unitCents }: PricedLine): string | null {
  if (state === 'sold-out') return words.soldOut
  if (state === 'gone') return words.notSold
  if (state === 'available' && wanted > quantity) return words.onlyLeft(quantity)
  return formerCents === null ? null : words.priceNow(formatPrice(unitCents))
}

function Line({ line, quote }: { line: PricedLine; quote: QuoteAnswer | null }) {
  const { variant, title, path, image, variantWords, quantity, totalCents, state } = line
  const priced = quote?.lines.find(({ variantId }) => variantId === variant)
  const cents = priced ? priced.unitPriceCents * priced.quantity : totalCents
  return (
    <SmallLine
      title={title}
      path={state === 'gone' ? null : path}
      imageUrl={image?.url ?? null}
      words={[variantWords, quantity || ''].filter(Boolean).join(' · ')}
      price={quantity > 0 ? formatPrice(cents) : ''}
      note={noteLine(line)}
    />
  )
}

type OrderSumProps = {
  lines: readonly PricedLine[]
  subtotalCents: number
  /** As the server prices it; null until it has. */
  quote: QuoteAnswer | null
  isPricing: boolean
  /** The discount code. */
  children: ReactNode
}

/** What is ordered and what it comes to. */
export function OrderSum({ lines, subtotalCents, quote, isPricing, children }: OrderSumProps) {
  const total = quote
    ? { name: sums.total, value: formatPrice(quote.totals.totalCents) }
    : { name: sums.subtotal, value: formatPrice(subtotalCents) }
  return (
    <aside className="ledger-sum receipt" aria-labelledby="sum">
      <h2 className="display-4" id="sum" tabIndex={-1}>
        {words.yourOrder}
      </h2>
      <ul className="lines-small">
        {lines.map((line) => (
          <Line key={line.variant} line={line} quote={quote} />
        ))}
      </ul>
      {children}
      <SumList rows={quote ? listSums(quote, sums) : []} total={total} isBusy={isPricing} />
      <p className="note">{quote ? sums.dollars : words.restOnceKnown}</p>
    </aside>
  )
}
