import '../styles/listing.css'
import '../styles/facets.css'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { titleOf } from '#messages/app.ts'
import * as words from '#messages/search.ts'
import { ListingView } from '../features/catalog/listing-view.tsx'
import { defaultListing, type ListingPlace } from '../features/catalog/listing-url.ts'
import { ProductCard } from '../features/catalog/product-card.tsx'
import { categoriesQuery, listingQuery } from '../features/catalog/queries.ts'
import { useListing } from '../features/catalog/use-listing.ts'
import { Link } from '../lib/link.tsx'
import type { Category } from '../model/product.ts'
import { usePageHead } from '../ui/use-page-head.ts'

const place: ListingPlace = { kind: 'search' }
const allQuery = listingQuery(defaultListing(place))

export const queries = () => [categoriesQuery, allQuery]

const cardSizes = '(min-width: 120rem) 28rem, (min-width: 44rem) 23vw, 46vw'

/** What others ask for: where nothing was searched, or nothing found. */
function MostAsked() {
  const { data } = useQuery(allQuery)
  return (
    <section aria-labelledby="asked">
      <h2 className="display-3 asked-title" id="asked">
        {words.mostAsked}
      </h2>
      <ul className="grid grid-4">
        {data?.products.slice(0, 8).map((product) => (
          <ProductCard key={product.handle} product={product} sizes={cardSizes} transition />
        ))}
      </ul>
    </section>
  )
}

function NothingFound({ q, categories }: { q: string; categories: readonly Category[] }) {
  return (
    <>
      <div className="way-on nothing-found">
        <p className="display-4">{words.nothingFound(q)}</p>
        <p className="note">{words.nothingFoundAdvice}</p>
        <nav aria-label={words.shelves}>
          <ul className="chips">
            {categories.map(({ handle, title }) => (
              <li key={handle}>
                <Link className="chip" to={`/shop/${handle}`}>
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </div>
      <MostAsked />
    </>
  )
}

/** What a text finds in the shop; the text is in the URL and in the header's search box. */
export function Page() {
  const { data: categories } = useSuspenseQuery(categoriesQuery)
  const state = useListing(place)
  const { q } = state.query
  const title = q ? words.resultsTitle(q) : words.searchTitle
  usePageHead({
    ...{ title: titleOf(title), description: words.searchDescription },
    ...{ path: '/search', robots: 'noindex' },
  })
  return (
    <>
      <header className="width shop-head results-head">
        {/* The file knows no question; `inline/boot.ts` puts it into the heading before React is there. */}
        <h1 className="display-2" data-asked={words.resultsTitle('#')} suppressHydrationWarning>
          {title}
        </h1>
        {!q && (
          <p className="lead search-lead" data-region="">
            {words.searchLead}
          </p>
        )}
      </header>
      {q ? (
        <ListingView
          state={state}
          categories={categories}
          empty={<NothingFound {...{ q, categories }} />}
        />
      ) : (
        <div className="width search-start" data-region="">
          <MostAsked />
        </div>
      )}
    </>
  )
}
