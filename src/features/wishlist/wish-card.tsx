import { useQuery } from '@tanstack/react-query'
import { fromPrice, soldOut } from '#messages/card.ts'
import { gone } from '#messages/wishlist.ts'
import { Link } from '../../lib/link.tsx'
import { formatLowestPrice } from '../../model/format-lowest-price.ts'
import type { Product } from '../../model/product.ts'
import { flipSaved } from '../../wire/auth/wishlist-store.ts'
import { productQuery } from '../../wire/catalog/catalog-queries.ts'
import { useFeedAsked } from '../../wire/catalog/use-feed-asked.ts'
import { Picture } from '../../ui/picture.tsx'
import { Heart } from './heart.tsx'

const sizes = '(min-width: 120rem) 28rem, (min-width: 44rem) 23vw, 46vw'

type WishCardProps = { id: string; handle: string; isSaved: boolean }

function Words({ product }: { product: Product }) {
  return (
    <div className="card-words">
      <h3 className="card-name">
        <Link to={`/product/${encodeURIComponent(product.handle)}`}>{product.title}</Link>
      </h3>
      <p className="card-price">
        <span className="price">{formatLowestPrice(product, fromPrice)}</span>
        {product.variants.every(({ stock }) => !stock) && (
          <span className="card-gone">{soldOut}</span>
        )}
      </p>
    </div>
  )
}

/** A saved product. What is no longer sold stays, says so, and can be taken off. */
export function WishCard(props: WishCardProps) {
  const { data: product } = useQuery({ ...productQuery(props.handle), enabled: useFeedAsked() })
  const [image] = product?.images ?? []
  return (
    <li
      className="card"
      data-taken={props.isSaved ? undefined : ''}
      aria-busy={product === undefined}
    >
      <div className="card-picture">
        {image && <Picture image={image} sizes={sizes} mostWidth={1080} />}
      </div>
      {product ? (
        <Words product={product} />
      ) : (
        <p className="card-words note">{product === null && gone}</p>
      )}
      <Heart
        title={product?.title ?? gone}
        isSaved={props.isSaved}
        onPress={() => flipSaved(props.id, props.handle)}
      />
    </li>
  )
}
