import { startTransition, useCallback, useOptimistic } from 'react'
import type { ListingFilter, ListingQuery } from '../../model/search/listing.ts'
import { withFilter, withoutFilters } from './listing-url.ts'
import type { ListingState } from './use-listing.ts'

/**
 * The filters as one set of facets shows them: what is pressed there counts at once, and there alone; the page follows in a
 * transition. Shown is what the URL says after the press, so presses that outrun the page cannot contradict each other.
 */
export function useShownFilters({ query, change }: Pick<ListingState, 'query' | 'change'>) {
  const [filters, show] = useOptimistic(query.filters)
  const ask = useCallback(
    (next: (query: ListingQuery) => ListingQuery) =>
      startTransition(() => show(change(next).filters)),
    [show, change],
  )
  const onPick = useCallback(
    (filter: ListingFilter, isOn: boolean) => ask((before) => withFilter(before, filter, isOn)),
    [ask],
  )
  const onClear = useCallback(() => ask(withoutFilters), [ask])
  return { filters, onPick, onClear }
}
