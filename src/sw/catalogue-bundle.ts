import type { Category, Product, ProductSummary } from '../model/product.ts'

/** What `offline.json` holds: the catalogue of the build, whole. */
export type CatalogueBundle = {
  index: {
    feed: string
    version: number
    categories: readonly Category[]
    products: readonly ProductSummary[]
  }
  products: Readonly<Record<string, Product>>
}

/** The product sold under a handle; a handle comes from a URL, and may be the name of what every object has. */
export function findProduct({ products }: CatalogueBundle, handle: string): Product | null {
  return Object.hasOwn(products, handle) ? (products[handle] ?? null) : null
}

type Source = {
  /** The file as it lies on the device; null when it cannot be had. */
  read: () => Promise<Response | null>
  /** The file from the network. */
  refetch: () => Promise<Response>
}

const isBundle = (value: unknown): value is CatalogueBundle => {
  const bundle = value as Partial<CatalogueBundle> | null
  return Array.isArray(bundle?.index?.products) && typeof bundle?.products === 'object'
}

async function parse(file: Response | null): Promise<CatalogueBundle | null> {
  const value: unknown = await file?.json().catch(() => null)
  return isBundle(value) ? value : null
}

/**
 * Reads the bundle once in a worker's life. An illegible one is fetched anew; one that cannot be had is asked for
 * again the next time.
 */
export function openBundle({ read, refetch }: Source): () => Promise<CatalogueBundle | null> {
  let opened: Promise<CatalogueBundle | null> | null = null
  const open = async () =>
    (await parse(await read())) ?? (await parse(await refetch().catch(() => null)))
  return async () => {
    opened ??= open()
    const bundle = await opened.catch(() => null)
    if (!bundle) opened = null
    return bundle
  }
}
