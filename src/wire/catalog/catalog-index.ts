import type { CatalogChanges, Category, Product, ProductSummary } from '../../model/product.ts'
import { summarizeProduct } from '../../model/search/summarize-product.ts'

/** The catalogue as cards: what the build wrote to `index.json`, or that with later changes applied. */
export type CatalogIndex = {
  feed: string
  version: number
  categories: readonly Category[]
  products: readonly ProductSummary[]
  /** True above 1,000 products: lists and searches are asked of the database. */
  remote?: boolean
  /** How many products each category of a remote catalogue had when it was built. */
  counts?: Readonly<Record<string, number>>
}

/** All changes seen since the build, newest state per handle; null means no longer sold. */
export type CatalogOverlay = {
  feed: string
  version: number
  categories: readonly Category[] | null
  products: Readonly<Record<string, Product | null>>
  /** True when the overlay is the whole catalogue (the database has another history than the build). */
  whole: boolean
}

/** Adds an answer of the feed to what is already known. Rows that came before only repeat themselves. */
export function mergeChanges(overlay: CatalogOverlay, changes: CatalogChanges): CatalogOverlay {
  const products: Record<string, Product | null> = { ...overlay.products }
  for (const product of changes.products) products[product.handle] = product
  for (const handle of changes.removed) products[handle] = null
  return {
    feed: changes.feed,
    version: changes.version,
    categories: changes.categories ?? overlay.categories,
    products,
    whole: overlay.whole,
  }
}

let last: { index: CatalogIndex; overlay: CatalogOverlay; result: CatalogIndex } | undefined

/**
 * The build's index with the overlay on top, in merchandising order. The same two give the same object: search keeps
 * its index of words by the identity of the products.
 */
export function applyOverlay(index: CatalogIndex, overlay: CatalogOverlay): CatalogIndex {
  if (last?.index !== index || last.overlay !== overlay)
    last = { index, overlay, result: layOver(index, overlay) }
  return last.result
}

function layOver(index: CatalogIndex, overlay: CatalogOverlay): CatalogIndex {
  const changed = Object.keys(overlay.products)
  if (!changed.length && !overlay.categories && !overlay.whole) return index
  const kept = overlay.whole
    ? []
    : index.products.filter(({ handle }) => !(handle in overlay.products))
  const fresh = Object.values(overlay.products).filter((product) => product !== null)
  return {
    ...index,
    feed: overlay.feed,
    version: overlay.version,
    categories: overlay.categories ?? index.categories,
    products: [...kept, ...fresh.map(summarizeProduct)].sort(
      (a, b) => a.rank - b.rank || (a.handle < b.handle ? -1 : 1),
    ),
  }
}
