import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import type { Category } from '../../model/product.ts'
import { listProducts, type Listing } from '../../model/search/listing.ts'
import { suggest } from '../../model/search/suggest.ts'
import { hitsOf, remoteHitsQuery, searchIndexQuery } from './queries.ts'

/** How long typing must rest before the database is asked. */
const restMs = 150

/** A category; `count` is null where it holds nothing of what was typed. */
export type Shelf = { handle: string; title: string; count: number | null }

export type Answers = {
  listing: Listing
  /** Ways to finish what is being typed. */
  completions: readonly string[]
  shelves: readonly Shelf[]
}

function useRested(value: string, delayMs: number): string {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), delayMs)
    return () => clearTimeout(timer)
  }, [value, delayMs])
  return rested
}

/** The categories of the hits; all of them where there are none. */
function listShelves({ total, facets }: Listing, categories: readonly Category[]): Shelf[] {
  if (!total) return categories.map(({ handle, title }) => ({ handle, title, count: null }))
  const counts = facets.find(({ name }) => name === 'category')?.values ?? []
  return counts.flatMap(({ value, count }) => {
    const category = categories.find(({ handle }) => handle === value)
    return category ? [{ handle: value, title: category.title, count }] : []
  })
}

/**
 * Answers a typed text: from the device's own index up to 1,000 products, from the database above.
 * `answers` is null until the index is here and drawn; earlier answers stay until the next have come.
 */
export function useAnswers(q: string): {
  answers: Answers | null
  isAwaited: boolean
  isFailed: boolean
} {
  const { data, isError, isPending } = useQuery(searchIndexQuery)
  // Neither the press that opens the sheet nor a first key waits for what it answers.
  const index = useDeferredValue(data ?? null, null)
  const restedQ = useRested(q, restMs)
  const isRemote = index?.remote === true
  const remote = useQuery({
    ...remoteHitsQuery(restedQ),
    enabled: isRemote,
    placeholderData: keepPreviousData,
  })
  const answers = useMemo(() => {
    if (!index) return null
    const { products, categories } = index
    const listing = isRemote ? remote.data : listProducts(products, hitsOf(q), categories)
    if (!listing) return null
    const pool = isRemote ? listing.products : products
    return {
      listing,
      completions: suggest(pool, q, categories),
      shelves: listShelves(listing, categories),
    }
  }, [index, isRemote, remote.data, q])
  return {
    answers,
    isAwaited: isPending || (isRemote && remote.isPending),
    isFailed: isError || remote.isError,
  }
}
