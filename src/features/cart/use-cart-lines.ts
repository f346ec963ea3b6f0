import { useQueries, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { priceLine, subtotalCents, type PricedLine } from '../../model/cart-lines.ts'
import type { Product } from '../../model/product.ts'
import type { CartView } from '../../wire/cart/cart.ts'
import { useFeedAsked } from '../../wire/catalog/use-feed-asked.ts'
import { useHighlights } from './highlights.ts'
import { getLoadedCart } from './load-cart.ts'
import { overlayQuery, productQuery } from '../../wire/catalog/catalog-queries.ts'
import { useCart } from './use-cart.ts'
import { useLiveStock } from './use-live-stock.ts'

type Known = { product: Product | null | undefined; isReading: boolean }

/** The products of these handles, each asked for once, newest known state. */
function useProducts(handles: readonly string[]): ReadonlyMap<string, Known> {
  const enabled = useFeedAsked()
  const answers = useQueries({
    queries: handles.map((handle) => ({ ...productQuery(handle), enabled })),
  })
  return new Map(
    handles.map((handle, i) => {
      const { data, isPending, fetchStatus } = answers[i]!
      const isReading = isPending && (!enabled || fetchStatus === 'fetching')
      return [handle, { product: data, isReading }]
    }),
  )
}

/** What the database says there is, as the header counts no more than that. */
function useNotedStocks(lines: readonly PricedLine[], isCurrent: boolean) {
  const known = lines.filter(({ state }) => state !== 'unknown')
  const words = JSON.stringify(isCurrent ? known.map(({ variant, stock }) => [variant, stock]) : [])
  useEffect(() => {
    const stocks = new Map(JSON.parse(words) as [string, number][])
    if (stocks.size) void getLoadedCart()?.noteStocks(stocks)
  }, [words])
}

export type PricedCart = {
  lines: readonly PricedLine[]
  subtotalCents: number
  /** True while prices are on their way. */
  isReading: boolean
  /** True while the cart itself is. */
  isAwaited: boolean
  owner: string
  isGuest: boolean
  /** Variants another device has just changed. */
  changed: ReadonlySet<string>
  refused: CartView['refused']
}

/** The cart with names, pictures, prices and stock of the catalogue, within stock. */
export function useCartLines(): PricedCart {
  const { lines, isAwaited, refused, owner } = useCart()
  const products = useProducts([...new Set(lines.map(({ handle }) => handle))])
  const { data: overlay } = useQuery({ ...overlayQuery, enabled: false })
  const isCurrent = overlay !== undefined
  const priced = lines.map((line) => priceLine(line, products.get(line.handle)?.product, isCurrent))
  useNotedStocks(priced, isCurrent)
  useLiveStock([...products.values()].flatMap(({ product }) => product?.id ?? []))
  const changed = useHighlights()
  return {
    lines: priced,
    subtotalCents: subtotalCents(priced),
    isReading: [...products.values()].some(({ isReading }) => isReading),
    isAwaited,
    owner,
    isGuest: owner === 'guest',
    changed,
    refused,
  }
}
