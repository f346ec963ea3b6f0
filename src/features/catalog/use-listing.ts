import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { useLocation } from 'react-router'
import { useNavigate } from '../../lib/navigate.ts'
import type { ListingQuery } from '../../model/search/listing.ts'
import { useHydrated } from '../../ui/use-hydrated.ts'
import { defaultListing, readListing, writeListing, type ListingPlace } from './listing-url.ts'
import { listingQuery, type CardListing } from './queries.ts'

export type ListingState = {
  place: ListingPlace
  /** What the URL asks for. */
  query: ListingQuery
  /** Undefined until the first answer to this URL is here. */
  listing: CardListing | undefined
  /** What the place lists when nothing is asked of it. */
  own: CardListing | undefined
  isBusy: boolean
  isFailed: boolean
  retry: () => void
  /**
   * Asks for another listing of this place: a step the way back undoes, without a jump of the page, which follows in a
   * transition. The control that asks shows what it gets back, the query of the URL from now on.
   */
  change: (next: (query: ListingQuery) => ListingQuery) => ListingQuery
}

/**
 * The listing the URL asks for. The file knows no query string, so the first render is the place's own listing;
 * after that, earlier answers stay until the next have come.
 */
export function useListing(place: ListingPlace): ListingState {
  const { search } = useLocation()
  const navigate = useNavigate()
  const isHydrated = useHydrated()
  const asked = useMemo(() => readListing(place, search), [place, search])
  const query = isHydrated ? asked : defaultListing(place)
  const answer = useQuery({
    ...listingQuery(asked),
    enabled: isHydrated,
    placeholderData: keepPreviousData,
  })
  const own = useQuery({ ...listingQuery(defaultListing(place)), enabled: false })

  const change = useCallback<ListingState['change']>(
    (next) => {
      // Read from the URL as it is now: several choices made before hydration are told in one go.
      const wanted = next(readListing(place, window.location.search))
      navigate({ search: writeListing(place, wanted) }, { state: { keepScroll: true } })
      return wanted
    },
    [place, navigate],
  )
  return {
    ...{ place, query, change },
    listing: isHydrated ? answer.data : own.data,
    own: own.data,
    isBusy: isHydrated && (answer.isPending || answer.isPlaceholderData),
    isFailed: answer.isError,
    retry: () => void answer.refetch(),
  }
}
