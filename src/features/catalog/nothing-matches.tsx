import {
  clearAll,
  everything,
  fromTheShelf,
  nothingMatches,
  nothingMatchesText,
  nothingYet,
} from '#messages/listing.ts'
import { Link } from '../../lib/link.tsx'
import { ListingLink } from './listing-link.tsx'
import { withoutFilters } from './listing-url.ts'
import { ProductCard } from './product-card.tsx'
import type { ListingState } from './use-listing.ts'

const shownNearby = 4

function Nearby({ own }: Pick<ListingState, 'own'>) {
  if (!own?.total) return null
  return (
    <>
      <h3 className="display-4 asked-title">{fromTheShelf}</h3>
      <ul className="grid grid-4">
        {own.products.slice(0, shownNearby).map((product) => (
          <ProductCard
            key={product.handle}
            product={product}
            sizes="(min-width: 44rem) 23vw, 46vw"
            headingLevel={4}
            transition
          />
        ))}
      </ul>
    </>
  )
}

/** Nothing is left of the listing: says so, leads back, and shows what is near. */
export function NothingMatches({ place, query, own }: ListingState) {
  const { length } = query.filters
  if (!length)
    return (
      <div className="way-on">
        <p className="display-4">{nothingYet}</p>
        <Link className="button button-quiet" to="/shop">
          {everything}
        </Link>
      </div>
    )
  return (
    <>
      <div className="way-on">
        <p className="display-4">{nothingMatches(length)}</p>
        <p className="note">{nothingMatchesText}</p>
        <ListingLink className="button button-quiet" {...{ place, query }} next={withoutFilters}>
          {clearAll}
        </ListingLink>
      </div>
      <Nearby own={own} />
    </>
  )
}
