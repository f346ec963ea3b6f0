import { useEffect, useRef, useState } from 'react'
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
  if (!isWanting)
    return (
      <p className="note">
        {price.lines.length ? words.deliveryNeedsAddress : words.deliveryNeedsThings}
      </p>
    )
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

/** As many as one takes in at a glance. */
const fewRates = 4

function Rates({ price, onChoose }: DeliveryStepProps) {
  const { rates, rate } = price.delivery
  const [isWhole, setWhole] = useState(false)
  const group = useRef<HTMLFieldSetElement>(null)
  const shown = isWhole ? rates : rates.filter((one, at) => at < fewRates || one === rate)
  useEffect(() => {
    if (isWhole) group.current?.querySelector<HTMLElement>(':checked')?.focus()
  }, [isWhole])
  return (
    <>
      <fieldset className="picks" ref={group}>
        <legend className="hidden-words">{delivery}</legend>
        {shown.map((one) => (
          <RatePick key={serviceOf(one)} rate={one} isChosen={one === rate} onChoose={onChoose} />
        ))}
      </fieldset>
      {shown.length < rates.length && (
        <button className="text-button step-more" type="button" onClick={() => setWhole(true)}>
          {words.allRates(rates.length)}
        </button>
      )}
    </>
  )
}

type DeliveryStepProps = { price: Price; onChoose: (service: string) => void }

/** How it travels. */
export function DeliveryStep(props: DeliveryStepProps) {
  return (
    <Step number={2} title={words.howTitle}>
      {props.price.delivery.rates.length > 0 ? (
        <Rates {...props} />
      ) : (
        <Nothing price={props.price} />
      )}
    </Step>
  )
}
