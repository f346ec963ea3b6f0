import {
  clearAll,
  everything,
  nothingMatches,
  nothingMatchesText,
  nothingYet,
} from '#messages/listing.ts'
import { Link } from '../../lib/link.tsx'
import { writeListing } from './listing-url.ts'
import type { ListingState } from './use-listing.ts'

/** Nothing is left of the listing: says so and leads back. */
export function NothingMatches({ place, query }: Pick<ListingState, 'place' | 'query'>) {
  if (!query.filters.length)
    return (
      <div className="way-on">
        <p className="display-4">{nothingYet}</p>
        <Link className="button button-quiet" to="/shop">
          {everything}
        </Link>
      </div>
    )
  return (
    <div className="way-on">
      <p className="display-4">{nothingMatches}</p>
      <p className="note">{nothingMatchesText}</p>
      <Link
        className="button button-quiet"
        to={{ search: writeListing(place, { ...query, filters: [], page: 1 }) }}
        state={{ keepScroll: true }}
      >
        {clearAll}
      </Link>
    </div>
  )
}
