import { Link, type LinkProps } from '../../lib/link.tsx'
import type { ListingQuery } from '../../model/search/listing.ts'
import { readListing, writeListing, type ListingPlace } from './listing-url.ts'

type ListingLinkProps = Omit<LinkProps, 'to' | 'latest'> & {
  place: ListingPlace
  /** The listing on screen. */
  query: ListingQuery
  /** What it leads to, as a change. */
  next: (query: ListingQuery) => ListingQuery
}

const keepScroll = { keepScroll: true }

/**
 * A way to another listing of the same place, without a jump of the page. A press counts from what the URL says then: what was
 * ticked in the same instant is not yet on screen.
 */
export function ListingLink({ place, query, next, ...rest }: ListingLinkProps) {
  const lead = (from: ListingQuery) => ({ search: writeListing(place, next(from)) })
  return (
    <Link
      state={keepScroll}
      {...rest}
      to={lead(query)}
      latest={() => lead(readListing(place, location.search))}
    />
  )
}
