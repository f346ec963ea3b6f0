import { useEffect, useRef, useState, type FormEvent } from 'react'
import * as words from '#messages/checkout.ts'
import { announce } from '../../lib/announce.ts'
import type { PricedLine } from '../../model/cart-lines.ts'
import type { CheckoutDraft } from '../../model/checkout-draft.ts'
import { formatPrice } from '../../model/format-price.ts'
import { useOffline } from '../../ui/use-offline.ts'
import { AddressStep } from './address-step.tsx'
import { checkDraft, type Faults } from './check-draft.ts'
import { DeliveryStep } from './delivery-step.tsx'
import { DiscountCode } from './discount-code.tsx'
import { OrderSum } from './order-sum.tsx'
import { PayStep } from './pay-step.tsx'
import { SumLink } from './sum-link.tsx'
import { tellMissing } from './tell-missing.ts'
import { useDraft } from './use-draft.ts'
import { usePay } from './use-pay.ts'
import { usePrice, type Price } from './use-price.ts'

export type CheckoutCart = {
  lines: readonly PricedLine[]
  subtotalCents: number
  isGuest: boolean
  owner: string
}

const pick = (faults: Faults, shown: ReadonlySet<string>): Faults =>
  Object.fromEntries(Object.entries(faults).filter(([field]) => shown.has(field)))

/** What is wrong is said once a field was left, and all of it when the form is sent; then the first of them has the focus. */
function useFaults(draft: CheckoutDraft) {
  const form = useRef<HTMLFormElement>(null)
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set())
  const [refusedAt, setRefusedAt] = useState(0)
  useEffect(() => {
    if (refusedAt) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [refusedAt])
  const all = checkDraft(draft)
  const check = (): boolean => {
    const fields = Object.keys(all)
    setShown(new Set([...shown, ...fields]))
    if (fields.length) setRefusedAt((before) => before + 1)
    return fields.length === 0
  }
  const onLeave = (field: string) => setShown((before) => new Set([...before, field]))
  return { form, faults: pick(all, shown), hasAny: refusedAt > 0, isWrong: all, check, onLeave }
}

/** A total that changes under the hands of someone who cannot see it is said. */
function useSaidTotal(price: Price) {
  const totalCents = price.quote?.totals.totalCents ?? null
  const said = useRef<number | null>(null)
  useEffect(() => {
    if (price.isPricing || totalCents === null || said.current === totalCents) return
    said.current = totalCents
    announce(words.newTotal(formatPrice(totalCents)))
  }, [price.isPricing, totalCents])
  return totalCents
}

const countUnits = (lines: Price['lines']) => lines.reduce((sum, { quantity }) => sum + quantity, 0)

/** The way from a cart to the provider's page. */
export function CheckoutForm({ cart }: { cart: CheckoutCart }) {
  const { lines, subtotalCents, isGuest, owner } = cart
  const filling = useDraft(isGuest ? null : owner)
  const { draft, change } = filling
  const price = usePrice(draft, lines, change)
  const { form, faults, check, onLeave } = useFaults(draft)
  const [fault, setFault] = useState<string | null>(null)
  const { state, notice, press, calm } = usePay(draft, price)
  const totalCents = useSaidTotal(price)
  const isOffline = useOffline()

  // What the shopper changes answers what was said; what comes by itself does not. A code may be taken out by itself.
  const changed = JSON.stringify({ ...draft, discountCode: '' })
  useEffect(calm, [changed, calm])
  const known = JSON.stringify([draft, price.lines, price.isCurrent, price.quote !== null])
  useEffect(() => setFault(null), [known])

  const send = () => {
    const isWhole = check()
    if (!isWhole) return setFault(words.faultsTitle)
    const missing = tellMissing(price, isOffline)
    if (missing) return setFault(missing)
    void press()
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (state === 'idle') send()
  }
  return (
    <>
      <SumLink units={price.lines.length} totalCents={totalCents ?? subtotalCents} />
      <div className="ledger">
        <form ref={form} onSubmit={onSubmit} noValidate method="dialog">
          <h1 className="display-2">{words.checkout}</h1>
          <AddressStep {...filling} faults={faults} isGuest={isGuest} onLeave={onLeave} />
          <DeliveryStep price={price} onChoose={(service) => change({ service })} />
          <PayStep
            {...{ state, notice, fault }}
            totalCents={price.isCurrent ? totalCents : null}
            provider={draft.provider}
            onProvider={(provider) => change({ provider })}
            onOther={(provider) => change({ provider })}
            units={countUnits(price.lines)}
          />
        </form>
        <OrderSum {...{ lines, subtotalCents }} quote={price.quote} isPricing={price.isPricing}>
          <DiscountCode
            code={draft.discountCode}
            applied={price.quote?.discountCode ?? null}
            fault={price.code}
            onApply={(discountCode) => {
              calm()
              change({ discountCode })
            }}
          />
        </OrderSum>
      </div>
    </>
  )
}
