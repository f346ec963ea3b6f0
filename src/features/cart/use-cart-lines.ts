import { useQueries, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { priceLine, subtotalCents, type PricedLine } from '../../model/cart-lines.ts'
import type { CartLine } from '../../model/cart.ts'
import type { Product } from '../../model/product.ts'
import { useFeedAsked } from '../../wire/catalog/use-feed-asked.ts'
import { overlayQuery, productQuery } from './queries.ts'
import { changeCart, useCart } from './use-cart.ts'

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

/**
 * Takes lines back to the stock there is. Only the database's word counts: the build's stock is old by nature, and
 * a cart must not shrink because of it.
 */
function useCutToStock(lines: readonly CartLine[], products: ReadonlyMap<string, Known>) {
  const { data: overlay } = useQuery({ ...overlayQuery, enabled: false })
  useEffect(() => {
    if (!overlay) return
    for (const { variant, handle, quantity } of lines) {
      const changed = overlay.products[handle]
      const product = changed === undefined ? products.get(handle)?.product : changed
      if (product === undefined) continue
      const stock = product?.variants.find(({ id }) => id === variant)?.stock ?? 0
      if (quantity > stock) void changeCart({ kind: 'cut', variant, stock })
    }
  })
}

export type PricedCart = {
  lines: readonly PricedLine[]
  subtotalCents: number
  /** True while prices are on their way. */
  isReading: boolean
}

/** The cart with names, pictures, prices and stock of the catalogue, kept within stock. */
export function useCartLines(): PricedCart {
  const { lines } = useCart()
  const products = useProducts([...new Set(lines.map(({ handle }) => handle))])
  useCutToStock(lines, products)
  const priced = lines.map((line) => priceLine(line, products.get(line.handle)?.product))
  return {
    lines: priced,
    subtotalCents: subtotalCents(priced),
    isReading: [...products.values()].some(({ isReading }) => isReading),
  }
}
