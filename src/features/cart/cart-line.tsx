import { useEffect } from 'react'
import {
  decrease,
  each,
  increase,
  nowQuantity,
  quantity as quantityWord,
  quantityOf,
  remove,
  removeItem,
} from '#messages/cart-lines.ts'
import { pendingNote } from '#messages/cart-news.ts'
import { Link } from '../../lib/link.tsx'
import { announce } from '../../lib/announce.ts'
import type { PricedLine } from '../../model/cart-lines.ts'
import { maxLineQuantity } from '../../model/cart-operations/operation.ts'
import { formatPrice } from '../../model/format-price.ts'
import { Picture } from '../../ui/picture.tsx'
import { Stepper } from '../../ui/stepper.tsx'
import { calm, keepLineName } from './highlights.ts'
import { nameLine, noteLine } from './line-words.ts'
import { loadCart } from './load-cart.ts'
import { useLasting } from './use-lasting.ts'

/** A change that is sent within this time never looked pending. */
const pendingShownMs = 400

type CartLineProps = {
  line: PricedLine
  isNew: boolean
  /** True just after another device changed it. */
  isChanged: boolean
  isReading: boolean
  /** How wide its picture is drawn. */
  sizes: string
  onRemove: () => void
  /** Another quantity was asked for. */
  onChange: () => void
}

/**
 * Controls emit signed changes, so that a change made elsewhere meanwhile still counts. What is said is the quantity
 * reached: stock, or that other change, may have made it another than the one asked for.
 */
async function changeQuantity(line: PricedLine, next: number) {
  calm(line.variant)
  const cart = await loadCart()
  await cart.chooseQuantity(line, next)
  const now = cart.readCart().lines.find(({ variant }) => variant === line.variant)
  announce(nowQuantity(nameLine(line), Math.min(now?.wanted ?? 0, line.stock)))
}

type LineStepperProps = Pick<CartLineProps, 'line' | 'onRemove' | 'onChange'>

function LineStepper({ line, onRemove, onChange }: LineStepperProps) {
  const name = nameLine(line)
  const choose = (next: number) => {
    if (next === 0) return onRemove()
    onChange()
    void changeQuantity(line, next)
  }
  return (
    <Stepper
      isSmall
      value={line.quantity}
      min={Math.min(1, line.quantity)}
      max={Math.min(line.stock, maxLineQuantity)}
      words={{
        group: quantityWord,
        decrease: decrease(name),
        increase: increase(name),
        field: quantityOf(name),
      }}
      onChange={choose}
    />
  )
}

function LinePicture({ line, sizes }: { line: PricedLine; sizes: string }) {
  if (!line.image) return <span className="line-picture" />
  return <Picture className="line-picture" image={line.image} sizes={sizes} alt="" />
}

/** One line of the cart: the same in the drawer and on the page. */
export function CartLine(props: CartLineProps) {
  const { line, isNew, isChanged, sizes, isReading, onRemove, onChange } = props
  const { state, title, variantWords, path, unitCents, totalCents } = line
  const note = noteLine(line, props)
  const isPending = useLasting(line.isPending, pendingShownMs)
  useEffect(() => {
    if (variantWords) keepLineName(line.variant, nameLine(line))
  }, [line, variantWords])
  const isPriced = state === 'available' || state === 'sold-out'
  const words = [variantWords, isPriced && each(formatPrice(unitCents))].filter(Boolean)
  return (
    <li
      className="line"
      data-state={state}
      data-new={isNew || undefined}
      data-changed={isChanged || undefined}
      data-pending={isPending || undefined}
      aria-busy={isReading && state === 'unknown'}
    >
      <LinePicture line={line} sizes={sizes} />
      {state === 'gone' ? (
        <span className="line-name">{title}</span>
      ) : (
        <Link className="line-name" to={path}>
          {title}
        </Link>
      )}
      <span className="price">{state === 'available' && formatPrice(totalCents)}</span>
      {state !== 'gone' && <p className="line-options">{words.join(' · ')}</p>}
      <div className="line-controls">
        {state === 'available' && <LineStepper {...{ line, onRemove, onChange }} />}
        <button
          className="text-button"
          type="button"
          data-remove=""
          aria-label={removeItem(nameLine(line))}
          onClick={onRemove}
        >
          {remove}
        </button>
      </div>
      {isPending && <p className="line-pending">{pendingNote}</p>}
      {note && <p className="line-note">{note}</p>}
    </li>
  )
}
