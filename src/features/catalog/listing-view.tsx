import { Suspense, lazy, useRef, useState, type ReactNode } from 'react'
import { filters as filtersWord, listingFailed, products, tryAgain } from '#messages/listing.ts'
import type { Category } from '../../model/product.ts'
import { Facets, type FacetsProps } from './facets.tsx'
import { FilterSheet } from './filter-sheet.tsx'
import { Paging } from './paging.tsx'
import { pickTile } from './pick-tile.ts'
import { GridSkeleton, ProductGrid } from './product-grid.tsx'
import { ShopBar } from './shop-bar.tsx'
import type { ListingState } from './use-listing.ts'
import { usePageTurn } from './use-page-turn.ts'
import { useShownFilters } from './use-shown-filters.ts'

/** A list seldom ends in nothing: the words for it come when it does. */
const NothingMatches = lazy(async () => ({
  default: (await import('./nothing-matches.tsx')).NothingMatches,
}))

type ListingViewProps = {
  state: ListingState
  categories: readonly Category[]
  /** What to say where nothing is listed although nothing is filtered out. */
  empty?: ReactNode
}

function Results({ state, categories, empty }: ListingViewProps) {
  const { place, query, listing, isFailed, retry } = state
  if (isFailed && !listing)
    return (
      <div className="way-on" role="alert">
        <p className="display-4">{listingFailed}</p>
        <button className="button button-quiet" type="button" onClick={retry}>
          {tryAgain}
        </button>
      </div>
    )
  if (!listing) return <GridSkeleton count={query.pageSize} />
  if (!listing.total && empty && !query.filters.length) return empty
  if (!listing.total)
    return (
      <Suspense>
        <NothingMatches {...state} />
      </Suspense>
    )
  return (
    <>
      <ProductGrid products={listing.products} tile={pickTile(query, listing, categories)} />
      <Paging place={place} query={query} listing={listing} />
    </>
  )
}

/** The facets beside the list, where there is room. */
function FacetRail(props: Pick<FacetsProps, 'facets' | 'categories'> & { state: ListingState }) {
  const { facets, categories, state } = props
  const { filters, onPick } = useShownFilters(state)
  return <Facets {...{ facets, categories, filters, onPick }} />
}

/** A listing with all its controls: bar, facets beside (on a phone in a sheet), grid, pages. */
export function ListingView(props: ListingViewProps) {
  const { state, categories } = props
  const { listing, isBusy } = state
  const [isFiltering, setFiltering] = useState(false)
  const top = useRef<HTMLHeadingElement>(null)
  usePageTurn(top)
  const facets = listing?.facets ?? []
  return (
    <div className="width shop">
      <ShopBar state={state} categories={categories} onFilter={() => setFiltering(true)} />
      <aside className="facets" aria-label={filtersWord} data-region="">
        <div>
          <FacetRail {...{ facets, categories, state }} />
        </div>
      </aside>
      <div className="shop-results" aria-busy={isBusy} data-region="">
        <div>
          <h2 className="hidden-words" id="products" ref={top} tabIndex={-1}>
            {products}
          </h2>
          <Results {...props} />
        </div>
      </div>
      <FilterSheet
        {...{ facets, categories, state }}
        isOpen={isFiltering}
        onClose={() => setFiltering(false)}
      />
    </div>
  )
}
