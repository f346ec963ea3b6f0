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

/** Above the products: how many they are, what was chosen, in which order. */
export function ShopBar(props: {
  state: ListingState
  categories: readonly Category[]
  onFilter: () => void
}) {
  const { place, query, chosen, listing, change } = props.state
  return (
    <div className="shop-bar">
      <button
        className="filter-button"
        type="button"
        aria-haspopup="dialog"
        aria-label={chosenFilters(chosen.filters.length)}
        onClick={props.onFilter}
      >
        <Icon name="filter" />
        {filter}
        {chosen.filters.length > 0 && <span className="number">{chosen.filters.length}</span>}
      </button>
      <p className="shop-count" aria-live="polite" data-region="">
        {listing && (
          <span>
            <span className="number">{countOf(listing.total)}</span> {productCount(listing.total)}
          </span>
        )}
      </p>
      <ChosenFilters place={place} query={query} categories={props.categories} />
      <p className="sort">
        <label htmlFor="sort">{sortBy}</label>
        <select
          id="sort"
          name="sort"
          value={chosen.sort}
          onChange={({ target }) =>
            change((before) => ({ ...before, sort: target.value as ListingSort, page: 1 }))
          }
        >
          {sortsOf(place).map((sort) => (
            <option key={sort} value={sort}>
              {sortNames[sort]}
            </option>
          ))}
        </select>
      </p>
    </div>
  )
}
