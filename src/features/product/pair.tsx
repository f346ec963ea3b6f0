import { optionName } from '#messages/card.ts'
import { from, goesWith, markSoldOut } from '#messages/product.ts'
import { Link } from '../../lib/link.tsx'
import { formatLowestPrice } from '../../model/format-lowest-price.ts'
import type { ProductSummary } from '../../model/product.ts'
import { defaultChoice, isSoldOut, listQuestions, variantPath } from '../../model/variant.ts'
import { Picture } from '../../ui/picture.tsx'

/** More than these would crowd a companion out of its place. */
const mostSizes = 4

/** What it comes in, as ways to its page with that chosen. Colours are shown there. */
function Sizes({ product }: { product: ProductSummary }) {
  const [option] = listQuestions(product)
  if (!option || option.values.length > mostSizes || option.values.some(({ swatch }) => swatch))
    return null
  const standard = defaultChoice(product)
  return (
    <ul className="chips" aria-label={optionName(option.name)}>
      {option.values.map(({ value }) => {
        const isGone = isSoldOut(product, standard, option.name, value)
        const path = variantPath(product, { ...standard, [option.name]: value })
        return (
          <li key={value}>
            <Link className="chip" to={path} data-gone={isGone || undefined}>
              <span className="chip-name">
                {value}
                {isGone && <span className="hidden-words">{markSoldOut}</span>}
              </span>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}

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
        <Link to={`/product/${encodeURIComponent(handle)}`}>{title}</Link>
        <p className="note price">{formatLowestPrice(product, from)}</p>
        <Sizes product={product} />
      </div>
    </section>
  )
}
