import * as words from '#messages/checkout.ts'
import { carriers, delivery, free, rateName } from '#messages/sums.ts'
import type { DeliveryRate } from '../../../supabase/functions/_shared/contract/checkout.ts'
import { serviceOf } from '../../model/checkout-draft.ts'
import { formatPrice } from '../../model/format-price.ts'
import { useOffline } from '../../ui/use-offline.ts'
import { Step } from './step.tsx'
import type { Price } from './use-price.ts'

type PickProps = { rate: DeliveryRate; isChosen: boolean; onChoose: (service: string) => void }

function RatePick({ rate, isChosen, onChoose }: PickProps) {
  const { carrier, serviceName, priceCents, minDays, maxDays, isEstimated } = rate
  const notes = [words.travelTime(minDays, maxDays), isEstimated && words.estimatedNote]
  return (
    <label className="pick">
      <input
        type="radio"
        name="rate"
        value={serviceOf(rate)}
        checked={isChosen}
        onChange={() => onChoose(serviceOf(rate))}
      />
      <span>
        {rateName(carriers[carrier], serviceName)}{' '}
        {isEstimated && <span className="tag">{words.estimated}</span>}
        <small>{notes.filter(Boolean).join('. ')}</small>
      </span>
      <span className="price">{priceCents === 0 ? free : formatPrice(priceCents)}</span>
    </label>
  )
}

/** The size of what is coming. */
function Coming() {
  return (
    <div className="picks" aria-busy="true">
      <p className="hidden-words">{words.deliveryComing}</p>
      {[1, 2, 3].map((row) => (
        <div key={row} className="pick">
          <span />
          <span className="skeleton line-words" />
        </div>
      ))}
    </div>
  )
}

function Nothing({ price }: { price: Price }) {
  const isOffline = useOffline()
  const { isWanting, refusal, error } = price.delivery
  if (refusal)
    return (
      <p className="fault" role="alert">
        {refusal.code === 'unknown_country' ? words.countryRefused : words.deliveryRefused}
      </p>
    )
  if (!isWanting) return <p className="note">{words.deliveryNeedsAddress}</p>
  if (isOffline)
    return (
      <p className="form-waits" role="status">
        {words.deliveryOffline}
      </p>
    )
  return error ? (
    <p className="form-waits" role="status">
      {words.deliveryFailed}
    </p>
  ) : (
    <Coming />
  )
}

/** How it travels. */
export function DeliveryStep(props: { price: Price; onChoose: (service: string) => void }) {
  const { price, onChoose } = props
  const { rates, rate } = price.delivery
  return (
    <Step number={2} title={words.howTitle}>
      {rates.length > 0 ? (
        <fieldset className="picks">
          <legend className="hidden-words">{delivery}</legend>
          {rates.map((one) => (
            <RatePick key={serviceOf(one)} rate={one} isChosen={one === rate} onChoose={onChoose} />
          ))}
        </fieldset>
      ) : (
        <Nothing price={price} />
      )}
    </Step>
  )
}
