import { fromPrice } from '#messages/card.ts'
import { Link } from '../../lib/link.tsx'
import { formatPrice } from '../../model/format-price.ts'
import type { ProductSummary } from '../../model/product.ts'
import { lowestPriceCents } from '../../model/search/lowest-price.ts'
import { defaultChoice, variantPath } from '../../model/variant.ts'
import { Picture } from '../../ui/picture.tsx'
import { MarkedText } from './marked-text.tsx'
import { matchedValue } from './matched-value.ts'

const hitPrice = (product: ProductSummary) => {
  const lowest = lowestPriceCents(product)
  const isSame = product.variants.every(({ priceCents }) => priceCents === lowest)
  return isSame ? formatPrice(lowest) : fromPrice(formatPrice(lowest))
}

function Hit({ product, q }: { product: ProductSummary; q: string }) {
  const [image] = product.images
  const value = matchedValue(product, q)
  const choice = { ...defaultChoice(product), ...value }
  return (
    <Link className="hit" to={variantPath(product, choice)} data-hit="">
      {image && <Picture image={image} sizes="4.5rem" alt="" />}
      <span className="hit-words">
        <MarkedText text={[product.title, ...Object.values(value ?? {})].join(', ')} q={q} />
        <small>
          <MarkedText text={product.tagline} q={q} />
        </small>
      </span>
      <span className="price">{hitPrice(product)}</span>
    </Link>
  )
}

/** The products found; `data-hit` is how the arrow keys find them. */
export function HitList({ products, q }: { products: readonly ProductSummary[]; q: string }) {
  return (
    <ul className="hits">
      {products.map((product) => (
        <li key={product.handle}>
          <Hit product={product} q={q} />
        </li>
      ))}
    </ul>
  )
}
