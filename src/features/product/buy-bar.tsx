import { useEffect, useState, type RefObject } from 'react'
import { addItem, addShort, barName, itemName, variantPrice } from '#messages/product.ts'
import { formatPrice } from '../../model/format-price.ts'
import type { OptionValues, Product } from '../../model/product.ts'
import { findVariant, listPictures, variantName } from '../../model/variant.ts'
import { Picture } from '../../ui/picture.tsx'
import { buyFormId } from './buy-form.tsx'

type BuyBarProps = {
  product: Product
  chosen: OptionValues
  /** The form's own button, whose place it takes. */
  button: RefObject<HTMLButtonElement | null>
}

/** On a phone, once the button has left the screen upwards: the same act, within reach of a thumb. */
export function BuyBar({ product, chosen, button }: BuyBarProps) {
  const [isOn, setIsOn] = useState(false)
  useEffect(() => {
    // All below the screen counts as seen: only the upper edge decides, however fast one scrolls.
    const observer = new IntersectionObserver(
      (entries) => setIsOn(entries.at(-1)?.isIntersecting === false),
      { rootMargin: '0px 0px 1000000px 0px' },
    )
    if (button.current) observer.observe(button.current)
    return () => observer.disconnect()
  }, [button])
  const variant = findVariant(product, chosen)
  if (!variant?.stock) return null
  const image = listPictures(product, chosen)[0]
  const words = variantName(product, chosen)
  return (
    <div className="buy-bar" role="region" aria-label={barName} data-on={isOn || undefined}>
      {isOn && image && <Picture image={image} sizes="48px" alt="" />}
      <p>
        {product.title}
        <br />
        <span className="price">{variantPrice(words, formatPrice(variant.priceCents))}</span>
      </p>
      <button className="button button-small" type="submit" form={buyFormId}>
        {addShort}
        <span className="hidden-words">{addItem(itemName(product.title, words))}</span>
      </button>
    </div>
  )
}
