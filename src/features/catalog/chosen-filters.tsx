import type { MouseEvent } from 'react'
import { clearAll, removeFilter } from '#messages/listing.ts'
import { Link } from '../../lib/link.tsx'
import type { Category } from '../../model/product.ts'
import type { ListingQuery } from '../../model/search/listing.ts'
import { Icon } from '../../ui/icon.tsx'
import { filterLabel } from './filter-label.ts'
import { withFilter, writeListing, type ListingPlace } from './listing-url.ts'

const keepScroll = { keepScroll: true }

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
            <Link
              className="chip chip-gone"
              to={{ search: writeListing(place, withFilter(query, filter, false)) }}
              state={keepScroll}
              aria-label={removeFilter(label)}
              onClick={passFocus}
            >
              {label}
              <Icon name="close" />
            </Link>
          </li>
        )
      })}
      <li>
        <Link
          className="text-button"
          to={{ search: writeListing(place, { ...query, filters: [], page: 1 }) }}
          state={keepScroll}
          onClick={() => document.getElementById('products')?.focus({ preventScroll: true })}
        >
          {clearAll}
        </Link>
      </li>
    </ul>
  )
}
