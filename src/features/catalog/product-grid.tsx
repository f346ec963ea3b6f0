import { memo } from 'react'
import type { CardProduct } from '../../model/card-product.ts'
import type { Category } from '../../model/product.ts'
import { EditorialTile } from './editorial-tile.tsx'
import { tileAfter } from './pick-tile.ts'
import { ProductCard } from './product-card.tsx'

const cardSizes =
  '(min-width: 120rem) 29rem, (min-width: 66rem) calc(31vw - 7rem), (min-width: 44rem) 31vw, 46vw'

/** The products of a page of the listing, three beside one another, two on a phone. */
export const ProductGrid = memo(function ProductGrid(props: {
  products: readonly CardProduct[]
  tile: Category | null
}) {
  const cards = props.products.map((product) => (
    <ProductCard key={product.handle} product={product} sizes={cardSizes} transition />
  ))
  if (props.tile) cards.splice(tileAfter, 0, <EditorialTile key=" tile" category={props.tile} />)
  return <ul className="grid shop-grid">{cards}</ul>
})

/** What stands in the grid's place while the first answer is under way. */
export function GridSkeleton({ count }: { count: number }) {
  return (
    <ul className="grid shop-grid" aria-hidden="true">
      {Array.from({ length: count }, (_, at) => (
        <li className="card" key={at}>
          <div className="card-picture skeleton" />
          <div className="card-words">
            <span className="skeleton skeleton-words" />
          </div>
        </li>
      ))}
    </ul>
  )
}
