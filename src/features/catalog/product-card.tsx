import { ViewTransition, useState } from 'react'
import { fromPrice, soldOut } from '#messages/card.ts'
import { useCardPart } from '../../lib/card-part.ts'
import { Link } from '../../lib/link.tsx'
import { travelling } from '../../lib/motion.ts'
import type { CardProduct } from '../../model/card-product.ts'
import { formatLowestPrice } from '../../model/format-lowest-price.ts'
import { Picture } from '../../ui/picture.tsx'
import { CardOptions } from './card-options.tsx'

type CardProps = {
  product: CardProduct
  /** The `sizes` attribute of its picture. */
  sizes: string
  /** True for the one largest picture of the first screen. */
  isFirst?: boolean
  /** Its picture travels to the product page. Where a page shows a product twice, only one card may. */
  transition?: boolean
  headingLevel?: 2 | 3 | 4
  /** See `Picture`. */
  mostWidth?: number
}

/** A card is at most 29 rem wide, and not every screen that is so wide is a fine one. */
const widest = 1080

/** A product in a grid: the picture, a name, a price. The second picture is fetched when someone points at the card. */
export function ProductCard(props: CardProps) {
  const { product, sizes, isFirst, transition = false, headingLevel = 3 } = props
  const { mostWidth = widest } = props
  const [isWanted, setWanted] = useState(false)
  const Part = useCardPart()
  const [first, second] = product.images
  const Heading = `h${headingLevel}` as const
  const pictures = (
    <div className="card-picture">
      {/* Never before the largest picture of the page. */}
      {first && <Picture image={first} {...{ sizes, isFirst, mostWidth }} fetchPriority="low" />}
      {isWanted && second && <Picture image={second} {...{ sizes, mostWidth }} alt="" />}
    </div>
  )
  return (
    <li className="card">
      {/* Around the frame: a <picture> has no box of its own that could travel. */}
      {transition ? (
        <ViewTransition name={`picture-${product.handle}`} {...travelling}>
          {pictures}
        </ViewTransition>
      ) : (
        pictures
      )}
      <div className="card-words">
        <Heading className="card-name">
          {/* Its ::after covers the card, so it hears the whole card. */}
          <Link
            to={`/product/${encodeURIComponent(product.handle)}`}
            onPointerEnter={({ pointerType }) => pointerType === 'mouse' && setWanted(true)}
            // By key alone: a tap focuses too, and is on its way to the product.
            onFocus={({ currentTarget }) =>
              currentTarget.matches(':focus-visible') && setWanted(true)
            }
          >
            {product.title}
          </Link>
        </Heading>
        <p className="card-price">
          <span className="price">{formatLowestPrice(product, fromPrice)}</span>
          {product.variants.every(({ stock }) => !stock) && (
            <span className="card-gone">{soldOut}</span>
          )}
        </p>
        <CardOptions product={product} />
      </div>
      {Part && <Part handle={product.handle} title={product.title} />}
    </li>
  )
}
