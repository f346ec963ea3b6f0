import { startTransition, useOptimistic } from 'react'
import {
  chosenFilters,
  countOf,
  filter,
  productCount,
  sortBy,
  sortNames,
} from '#messages/listing.ts'
import type { Category } from '../../model/product.ts'
import type { ListingSort } from '../../model/search/listing.ts'
import { Icon } from '../../ui/icon.tsx'
import { ChosenFilters } from './chosen-filters.tsx'
import { sortsOf } from './listing-url.ts'
import type { ListingState } from './use-listing.ts'

function SortChoice({ place, query, change }: Pick<ListingState, 'place' | 'query' | 'change'>) {
  const [chosen, show] = useOptimistic(query.sort)
  const pick = (sort: ListingSort) =>
    startTransition(() => {
      show(change((before) => ({ ...before, sort, page: 1 })).sort)
    })
  return (
    <p className="sort">
      <label htmlFor="sort">{sortBy}</label>
      <select
        id="sort"
        name="sort"
        value={chosen}
        onChange={({ target }) => pick(target.value as ListingSort)}
      >
        {sortsOf(place).map((sort) => (
          <option key={sort} value={sort}>
            {sortNames[sort]}
          </option>
        ))}
      </select>
    </p>
  )
}

/** Above the products: how many they are, what was chosen, in which order. */
export function ShopBar(props: {
  state: ListingState
  categories: readonly Category[]
  onFilter: () => void
}) {
  const { place, query, listing, change } = props.state
  const { length: filterCount } = query.filters
  return (
    <div className="shop-bar">
      <button
        className="filter-button"
        type="button"
        aria-haspopup="dialog"
        aria-label={chosenFilters(filterCount)}
        onClick={props.onFilter}
      >
        <Icon name="filter" />
        {filter}
        {filterCount > 0 && <span className="number">{filterCount}</span>}
      </button>
      <p className="shop-count" aria-live="polite" data-region="">
        {listing && (
          <span>
            <span className="number">{countOf(listing.total)}</span> {productCount(listing.total)}
          </span>
        )}
      </p>
      <ChosenFilters place={place} query={query} categories={props.categories} />
      <SortChoice {...{ place, query, change }} />
    </div>
  )
}
