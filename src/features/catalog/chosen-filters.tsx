import type { MouseEvent } from 'react'
import { clearAll, removeFilter } from '#messages/listing.ts'
import type { Category } from '../../model/product.ts'
import type { ListingQuery } from '../../model/search/listing.ts'
import { Icon } from '../../ui/icon.tsx'
import { filterLabel } from './filter-label.ts'
import { ListingLink } from './listing-link.tsx'
import { withFilter, withoutFilters, type ListingPlace } from './listing-url.ts'

/** A chip that goes takes the focus with it: its neighbour, else the list of products, receives it first. */
function passFocus({ currentTarget }: MouseEvent<HTMLElement>) {
  const item = currentTarget.closest('li')
  const heir = (item?.nextElementSibling ?? item?.previousElementSibling)?.querySelector('a')
  const isLast = item?.parentElement && item.parentElement.children.length <= 2
  ;(isLast || !heir ? document.getElementById('products') : heir)?.focus({ preventScroll: true })
}

/** The filters in force, each a way to the listing without it. */
export function ChosenFilters(props: {
  place: ListingPlace
  query: ListingQuery
  categories: readonly Category[]
}) {
  const { place, query, categories } = props
  if (!query.filters.length) return null
  return (
    <ul className="chips">
      {query.filters.map((filter) => {
        const label = filterLabel(filter, categories)
        return (
          <li key={`${filter.facet}:${filter.value}`}>
            <ListingLink
              className="chip chip-gone"
              {...{ place, query }}
              next={(before) => withFilter(before, filter, false)}
              aria-label={removeFilter(label)}
              onClick={passFocus}
            >
              {label}
              <Icon name="close" />
            </ListingLink>
          </li>
        )
      })}
      <li>
        <ListingLink
          className="text-button"
          {...{ place, query }}
          next={withoutFilters}
          onClick={() => document.getElementById('products')?.focus({ preventScroll: true })}
        >
          {clearAll}
        </ListingLink>
      </li>
    </ul>
  )
}
