import { nextPage, page as pageWord, pages as pagesWord, previousPage } from '#messages/listing.ts'
import type { Listing, ListingQuery } from '../../model/search/listing.ts'
import { Icon } from '../../ui/icon.tsx'
import { ListingLink } from './listing-link.tsx'
import type { ListingPlace } from './listing-url.ts'
import { pageWindow } from './page-window.ts'

/** Following one of these leads to the top of the products, see `usePageTurn`. */
const pageTurn = { keepScroll: true, isPageTurn: true }

/** Links to the other pages of a listing. */
export function Paging(props: {
  place: ListingPlace
  query: ListingQuery
  listing: Pick<Listing, 'page' | 'pages'>
}) {
  const { place, query, listing } = props
  const { page, pages } = listing
  if (pages < 2) return null
  const lead = (at: number) => ({
    ...{ place, query, state: pageTurn },
    next: (before: ListingQuery) => ({ ...before, page: at }),
  })
  const step = (at: number, name: string, rel: 'prev' | 'next') => (
    <li>
      <ListingLink {...lead(at)} rel={rel} aria-label={name}>
        <Icon name={rel === 'prev' ? 'back' : 'arrow'} />
      </ListingLink>
    </li>
  )
  return (
    <nav className="pages" aria-label={pagesWord}>
      <ul>
        {page > 1 && step(page - 1, previousPage, 'prev')}
        {pageWindow(page, pages).map((at, index) =>
          at ? (
            <li key={at}>
              <ListingLink
                {...lead(at)}
                className="number"
                aria-label={pageWord(at)}
                aria-current={at === page ? 'page' : undefined}
              >
                {at}
              </ListingLink>
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
