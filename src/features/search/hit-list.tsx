import { fromPrice } from '#messages/card.ts'
import { Link } from '../../lib/link.tsx'
import { formatPrice } from '../../model/format-price.ts'
import type { ProductSummary } from '../../model/product.ts'
import { lowestPriceCents } from '../../model/search/lowest-price.ts'
import { Picture } from '../../ui/picture.tsx'
import { MarkedText } from './marked-text.tsx'

const hitPrice = (product: ProductSummary) => {
  const lowest = lowestPriceCents(product)
  const isSame = product.variants.every(({ priceCents }) => priceCents === lowest)
  return isSame ? formatPrice(lowest) : fromPrice(formatPrice(lowest))
}

/** The products found; `data-hit` is how the arrow keys find them. */
export function HitList({ products, q }: { products: readonly ProductSummary[]; q: string }) {
  return (
    <ul className="hits">
      {products.map((product) => (
        <li key={product.handle}>
          <Link className="hit" to={`/product/${encodeURIComponent(product.handle)}`} data-hit="">
            {product.images[0] && <Picture image={product.images[0]} sizes="4.5rem" alt="" />}
            <span className="hit-words">
              <MarkedText text={product.title} q={q} />
              <small>
                <MarkedText text={product.tagline} q={q} />
              </small>
            </span>
            <span className="price">{hitPrice(product)}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
