import type { CSSProperties } from 'react'
import { optionName } from '#messages/card.ts'
import { markSoldOut } from '#messages/product.ts'
import type { OptionValues, Product, ProductOption } from '../../model/product.ts'
import { isSoldOut, optionParam } from '../../model/variant.ts'

type OptionPickerProps = {
  product: Product
  option: ProductOption
  chosen: OptionValues
  pick: (name: string, value: string) => void
}

/** One question about a product, as radios: colours where all values have one, chips else. */
export function OptionPicker({ product, option, chosen, pick }: OptionPickerProps) {
  const { name, values } = option
  const hasColours = values.every(({ swatch }) => swatch)
  const kind = hasColours ? 'swatch' : 'chip'
  return (
    <fieldset>
      <legend className="choice-name">
        {optionName(name)} <b>{chosen[name]}</b>
      </legend>
      <div className={hasColours ? 'swatches' : 'chips'}>
        {values.map(({ value, swatch }, at) => {
          const isGone = isSoldOut(product, chosen, name, value)
          return (
            <label className={kind} key={value} data-gone={isGone || undefined}>
              <input
                type="radio"
                id={`${optionParam(name)}-${at}`}
                name={name}
                value={value}
                checked={chosen[name] === value}
                onChange={() => pick(name, value)}
              />
              {hasColours && (
                <span className="swatch-tone" style={{ '--tone': swatch } as CSSProperties} />
              )}
              <span className={`${kind}-name`}>
                {value}
                {isGone && <span className="hidden-words">{markSoldOut}</span>}
              </span>
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}
