import * as words from '#messages/order.ts'
import * as sums from '#messages/sums.ts'
import { countryName } from '#messages/address.ts'
import type { Order } from '../../../supabase/functions/_shared/contract/checkout.ts'
import { Link } from '../../lib/link.tsx'
import { listAddressLines } from '../../model/address.ts'
import { formatPrice } from '../../model/format-price.ts'
import { listSums } from '../../model/list-sums.ts'
import { SumList } from '../../ui/sum-list.tsx'

function listAddress({ destination }: Order): string[] {
  const { name, company = '', line2 = '', phone = '', postalCode, ...rest } = destination
  const address = { ...rest, name, company, line2, phone, postal_code: postalCode }
  return [name, ...listAddressLines(address, countryName(address.country))]
}

/** What it came to, where it goes, and how it was paid. */
export function OrderReceipt({ order }: { order: Order }) {
  const { totals, delivery, provider, paidAt } = order
  return (
    <aside className="ledger-sum receipt" aria-label={words.sumAndAddress}>
      <SumList
        rows={listSums(order, sums)}
        total={{ name: sums.total, value: formatPrice(totals.totalCents) }}
      />
      <dl className="facts">
        <div>
          <dt>{words.to}</dt>
          <dd>
            {listAddress(order).map((line) => (
              <span key={line}>{line}</span>
            ))}
          </dd>
        </div>
        <div>
          <dt>{words.by}</dt>
          <dd>{sums.rateName(sums.carriers[delivery.carrier], delivery.serviceName)}</dd>
        </div>
        {paidAt && (
          <div>
            <dt>{words.paidLabel}</dt>
            <dd>{sums.providerNames[provider]}</dd>
          </div>
        )}
      </dl>
      <p>
        <Link className="line-link" to="/shop">
          {words.toShop}
        </Link>
      </p>
    </aside>
  )
}
