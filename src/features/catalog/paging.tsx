import { nextPage, page as pageWord, pages as pagesWord, previousPage } from '#messages/listing.ts'
import { Link } from '../../lib/link.tsx'
import type { Listing, ListingQuery } from '../../model/search/listing.ts'
import { Icon } from '../../ui/icon.tsx'
import { writeListing, type ListingPlace } from './listing-url.ts'
import { pageWindow } from './page-window.ts'

/** Following one of these leads to the top of the products, see `usePageTurn`. */
const pageTurn = { keepScroll: true, isPageTurn: true }

/** Links to the other pages of a listing. */
export function Paging(props: {
  place: ListingPlace
  query: ListingQuery
  listing: Pick<Listing, 'page' | 'pages'>
}) {
  const { page, pages } = props.listing
  if (pages < 2) return null
  const to = (at: number) => ({ search: writeListing(props.place, { ...props.query, page: at }) })
  const step = (at: number, name: string, rel: 'prev' | 'next') => (
    <li>
      <Link to={to(at)} rel={rel} state={pageTurn} aria-label={name}>
        <Icon name={rel === 'prev' ? 'back' : 'arrow'} />
      </Link>
    </li>
  )
  return (
    <nav className="pages" aria-label={pagesWord}>
      <ul>
        {page > 1 && step(page - 1, previousPage, 'prev')}
        {pageWindow(page, pages).map((at, index) =>
          at ? (
            <li key={at}>
              <Link
                className="number"
                to={to(at)}
                state={pageTurn}
                aria-label={pageWord(at)}
                aria-current={at === page ? 'page' : undefined}
              >
                {at}
              </Link>
            </li>
          ) : (
            <li key={`gap-${index}`} aria-hidden="true">
              …
            </li>
          ),
        )}
        {page < pages && step(page + 1, nextPage, 'next')}
      </ul>
    </nav>
  )
}
