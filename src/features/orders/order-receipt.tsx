import * as words from '#messages/order.ts'
import * as sums from '#messages/sums.ts'
import { countryName } from '#messages/address.ts'
import type { Order } from '../../../supabase/functions/_shared/contract/checkout.ts'
import { Link } from '../../lib/link.tsx'
import { listAddressLines } from '../../model/address.ts'
import { formatPrice } from '../../model/format-price.ts'
import { listSums } from '../../model/list-sums.ts'
import { SumList } from '../../ui/sum-list.tsx'
import { givenBack } from './order-state.ts'

function listAddress({ destination }: Order): string[] {
  const { name, company = '', line2 = '', phone = '', postalCode, ...rest } = destination
  const address = { ...rest, name, company, line2, phone, postal_code: postalCode }
  return [name, ...listAddressLines(address, countryName(address.country))]
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

/** What it came to, where it goes, and how it was paid. */
export function OrderReceipt({ order }: { order: Order }) {
  const { totals, delivery, provider, paidAt, email } = order
  const backCents = givenBack(order)
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
        <Fact
          name={words.by}
          value={sums.rateName(sums.carriers[delivery.carrier], delivery.serviceName)}
        />
        {paidAt && <Fact name={words.paidLabel} value={sums.providerNames[provider]} />}
        {backCents > 0 && <Fact name={words.refundedLabel} value={formatPrice(backCents)} />}
        {paidAt && <Fact name={words.helpLabel} value={words.help(email)} />}
      </dl>
      <p>
        <Link className="line-link" to="/shop">
          {words.toShop}
        </Link>
      </p>
    </aside>
  )
}
