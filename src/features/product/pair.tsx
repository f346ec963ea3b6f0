import { from, goesWith } from '#messages/product.ts'
import { Link } from '../../lib/link.tsx'
import { formatLowestPrice } from '../../model/format-lowest-price.ts'
import type { ProductSummary } from '../../model/product.ts'
import { Picture } from '../../ui/picture.tsx'

/** One product that goes with this one. */
export function Pair({ product }: { product: ProductSummary }) {
  const { handle, title, images } = product
  return (
    <section className="pair" aria-labelledby="goes-with">
      {images[0] && <Picture image={images[0]} sizes="80px" alt="" />}
      <div>
        <h2 className="note" id="goes-with">
          {goesWith}
        </h2>
        <Link className="line-name" to={`/product/${encodeURIComponent(handle)}`}>
          {title}
        </Link>
        <p className="note price">{formatLowestPrice(product, from)}</p>
      </div>
    </section>
  )
}
