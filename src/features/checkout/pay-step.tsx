import * as words from '#messages/checkout.ts'
import { providerNames, providers } from '#messages/sums.ts'
import type { PaymentProviderName } from '../../../supabase/functions/_shared/contract/checkout.ts'
import { Link } from '../../lib/link.tsx'
import { formatPrice } from '../../model/format-price.ts'
import { Step } from './step.tsx'
import type { Notice } from './tell-refusal.ts'
import type { PayState } from './use-payment.ts'

const order: readonly PaymentProviderName[] = ['stripe', 'paypal']

type PayStepProps = {
  provider: PaymentProviderName
  onProvider: (provider: PaymentProviderName) => void
  /** Null while it is not known. */
  totalCents: number | null
  state: PayState
  notice: Notice | null
  /** What keeps the form from being sent. */
  fault: string | null
  onOther: (provider: PaymentProviderName) => void
  units: number
}

function PayWords({ provider, totalCents, state }: PayStepProps) {
  if (state === 'leaving') return words.leaving(providers[provider])
  if (state === 'busy' || state === 'waiting') return words.paying
  return (
    <span>
      {words.payWords.before}{' '}
      {totalCents !== null && <span className="price">{formatPrice(totalCents)} </span>}
      {words.payWords.between} {providers[provider]}
    </span>
  )
}

/** What came of pressing the button, where it was pressed. */
function Said({ notice, fault, state, onOther }: PayStepProps) {
  return (
    <>
      {(notice || fault) && (
        <div className="pay-notice" role="alert">
          <p className="fault">{notice?.words ?? fault}</p>
          {notice?.other && (
            <button
              className="button button-quiet"
              type="button"
              onClick={({ currentTarget: { form } }) => {
                onOther(notice.other!)
                // This button goes with what it said.
                form?.querySelector<HTMLElement>('[type="submit"]')?.focus()
              }}
            >
              {words.payWithOther(providers[notice.other])}
            </button>
          )}
          {notice?.order && (
            <Link className="line-link" to={notice.order}>
              {words.seeOrder}
            </Link>
          )}
        </div>
      )}
      {/* It is here before its words: a region that comes along with them is not read. */}
      <div role="status">
        {state === 'waiting' && <p className="form-waits">{words.waiting}</p>}
      </div>
    </>
  )
}

/** Who takes the money, and the one button that goes there. */
export function PayStep(props: PayStepProps) {
  const { provider, onProvider, state, units } = props
  return (
    <Step number={3} title={words.payTitle}>
      <fieldset className="picks">
        <legend className="hidden-words">{words.payWith}</legend>
        {order.map((name) => (
          <label key={name} className="pick">
            <input
              type="radio"
              name="provider"
              value={name}
              checked={name === provider}
              onChange={() => onProvider(name)}
            />
            <span>
              {providerNames[name]}
              <small>{words.providerNotes[name]}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <Said {...props} />
      <button
        className="button button-wide"
        type="submit"
        aria-disabled={state !== 'idle' || undefined}
      >
        <PayWords {...props} />
      </button>
      <p className="note">{words.keptForYou(units)}</p>
    </Step>
  )
}
