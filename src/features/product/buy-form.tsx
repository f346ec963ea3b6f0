import { startTransition, useOptimistic, useState, type FormEvent, type RefObject } from 'react'
import {
  addToCart,
  adding,
  decrease,
  increase,
  itemName,
  notMade,
  onlyLeft,
  quantity as quantityWord,
  quantityOf,
  soldOut,
} from '#messages/product.ts'
import { formatPrice } from '../../model/format-price.ts'
import type { OptionValues, Product, Variant } from '../../model/product.ts'
import { findVariant, listQuestions, variantKey, variantName } from '../../model/variant.ts'
import { Stepper } from '../../ui/stepper.tsx'
import { OptionPicker } from './option-picker.tsx'

const scarce = 5
const mostAtOnce = 99

/** The form's id: the bar on a phone stands elsewhere and sends it too. */
export const buyFormId = 'buy'

export type BuyFormProps = {
  product: Product
  chosen: OptionValues
  /** Asks for another value of one option. Returns the whole choice from now on, which the page follows later. */
  choose: (option: string, value: string) => OptionValues
  /** False while the choice of the URL is not known yet. */
  isSettled: boolean
  /** True while the cart lies over the page: its steppers carry the same names. */
  isCovered: boolean
  onAdd: (item: { variant: string; handle: string; quantity: number }) => void
  /** Someone points at the form, touches it or reached it by keyboard: what an add needs may be fetched. */
  onNear: () => void
}

/** Which variant each combination of radios means: read by the page's first script, before any code of ours is here. */
const mapVariants = (product: Product): string =>
  JSON.stringify(
    Object.fromEntries(
      product.variants.map(({ id, options }) => [variantKey(product, options), id]),
    ),
  )

function describeStock(variant: Variant | undefined): string {
  if (!variant) return notMade
  if (variant.stock === 0) return soldOut
  return variant.stock <= scarce ? onlyLeft(variant.stock) : ''
}

/** What it costs, and how many are left where they are few. */
export const BuyPrice = ({ variant }: { variant: Variant | undefined }) => (
  <p className="buy-price" aria-live="polite">
    {variant && <span className="price">{formatPrice(variant.priceCents)}</span>}
    <span className="stock">{describeStock(variant)}</span>
  </p>
)

/**
 * Price, stock, choices, quantity and the button. They follow the finger at once, together, so that no press finds half a
 * choice; the rest of the page comes after they are painted.
 */
export function BuyForm(props: BuyFormProps & { button: RefObject<HTMLButtonElement | null> }) {
  const { product, choose, isSettled, isCovered, onAdd, onNear, button } = props
  const [chosen, show] = useOptimistic(props.chosen)
  const [wanted, setWanted] = useState(1)
  const variant = findVariant(product, chosen)
  const isAvailable = variant !== undefined && variant.stock > 0
  const most = Math.max(1, Math.min(variant?.stock ?? 1, mostAtOnce))
  const quantity = Math.min(wanted, most)
  const name = itemName(product.title, variantName(product, chosen))

  const pick = (option: string, value: string) => startTransition(() => show(choose(option, value)))
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (isAvailable) onAdd({ variant: variant.id, handle: product.handle, quantity })
  }

  return (
    <form
      className="buy-form"
      id={buyFormId}
      method="dialog" // pressed before any script is here, it must not load a page
      data-buy=""
      data-region=""
      data-handle={product.handle}
      data-default={product.variants[0]?.id}
      data-variants={mapVariants(product)}
      aria-busy={!isSettled}
      onSubmit={onSubmit}
      onPointerEnter={onNear}
      onFocus={onNear}
    >
      <BuyPrice variant={variant} />
      {listQuestions(product).map((option) => (
        <OptionPicker key={option.name} {...{ product, option, chosen, pick }} />
      ))}
      <div className="buy-row">
        <div className="buy-quantity" aria-hidden={isCovered || undefined} inert={isCovered}>
          <Stepper
            isLive
            name="quantity"
            value={quantity}
            min={1}
            max={most}
            words={{
              group: quantityWord,
              decrease: decrease(name),
              increase: increase(name),
              field: quantityOf(name),
            }}
            onChange={setWanted}
          />
        </div>
        <button
          className="button"
          type="submit"
          ref={button}
          data-intent="add"
          data-said={adding}
          disabled={!isAvailable}
        >
          {isAvailable ? addToCart : soldOut}
        </button>
      </div>
    </form>
  )
}
