/**
 * The words of the catalogue. These shapes are what `catalog_changes` returns and what the build writes
 * to `dist/data`: one vocabulary for database, build, page and worker. Money is integer cents (CAD).
 */

/** Option values that pick out a variant, or that a picture shows: `{ Glaze: 'Bone' }`. */
export type OptionValues = Readonly<Record<string, string>>

export type FacetName = 'colour' | 'size' | 'scent' | 'stone'

export type ProductImage = {
  /**
   * `/media/<name>.<hash8>.jpg` for photographs of the catalogue: the build makes AVIF and WebP beside it.
   * Anything else is a merchant's URL, shown as it is.
   */
  url: string
  width: number
  height: number
  alt: string
  /** Top and bottom colour of the picture, `#rrggbb`: the placeholder while it loads. */
  tones: readonly [string, string] | null
  /** Option values the picture shows; null when it shows every variant. */
  variant: OptionValues | null
}

export type ProductOption = {
  name: string
  /** The facet this option feeds, null when it is no facet (Shape, Set). */
  facet: FacetName | null
  values: readonly { value: string; swatch: string | null }[]
}

export type Variant = {
  id: string
  sku: string
  options: OptionValues
  priceCents: number
  /** Units on hand, never negative. */
  stock: number
  weightGrams: number
}

export type Product = {
  id: string
  handle: string
  title: string
  /** Handle of its category. */
  category: string
  tagline: string
  /** Two or three sentences in the brand's voice. */
  description: string
  facts: readonly { label: string; text: string }[]
  options: readonly ProductOption[]
  /** In the order of the options; the first is the default. Never empty. */
  variants: readonly Variant[]
  /** May be empty for a product without pictures yet. */
  images: readonly ProductImage[]
  /** Merchandising order, 1 first. */
  rank: number
  /** ISO 8601 instant, for "newest first". */
  publishedAt: string
}

export type Category = {
  handle: string
  title: string
  /** One or two words for the header. */
  navTitle: string
  description: string
  banner: ProductImage | null
  rank: number
}

/** What a card, a search hit or a cart line needs: a product without its long words. */
export type ProductSummary = {
  id: string
  handle: string
  title: string
  category: string
  tagline: string
  options: readonly ProductOption[]
  variants: readonly Variant[]
  /** The first picture and the one shown on hover. */
  images: readonly ProductImage[]
  rank: number
  publishedAt: string
  /** Scent and material words of the facts, for search only; folded, see fold-text. */
  searchText: string
}

/** The answer of `catalog_changes(since)`. */
export type CatalogChanges = {
  /** Names this database's history; another id means start again from zero. */
  feed: string
  /** Pass it as the next `since`. Rows may come twice (harmless), never be missed. */
  version: number
  /** All categories when any changed since, else null. */
  categories: readonly Category[] | null
  /** Published products changed since, whole. */
  products: readonly Product[]
  /** Handles no longer sold. */
  removed: readonly string[]
  /** There are more than a thousand: ask again with `next` as `after`, and keep this page's version. */
  more?: true
  next?: string
}
