import { fromPrice } from '#messages/card.ts'
import { Link } from '../../lib/link.tsx'
import { formatLowestPrice } from '../../model/format-lowest-price.ts'
import type { ProductSummary } from '../../model/product.ts'
import { defaultChoice, variantPath } from '../../model/variant.ts'
import { Picture } from '../../ui/picture.tsx'
import { MarkedText } from './marked-text.tsx'
import { matchedValue } from './matched-value.ts'

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
      <span className="price">{formatLowestPrice(product, fromPrice)}</span>
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
