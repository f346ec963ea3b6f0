import type { CartLine } from './cart-record.ts'
import type { Product, ProductImage, Variant } from './product.ts'
import { listPictures, variantName, variantPath } from './variant.ts'

/**
 * `unknown`: the catalogue has not answered yet, or cannot. `gone`: no longer sold. `sold-out`: none left.
 */
export type LineState = 'unknown' | 'gone' | 'sold-out' | 'available'

/** A line of the cart with what the catalogue says of it now. */
export type PricedLine = Omit<CartLine, 'stock'> & {
  state: LineState
  title: string
  /** Words of the variant, empty where the product has only one. */
  variantWords: string
  /** Path of the product's page with this variant chosen. */
  path: string
  image: ProductImage | null
  stock: number
  unitCents: number
  totalCents: number
  /** What it cost when it was last added, where that was another price. */
  formerCents: number | null
}

/** `ribbed-stoneware-candle` → `Ribbed stoneware candle`: the last resort for what the catalogue has forgotten. */
const nameFromHandle = (handle: string) =>
  handle.charAt(0).toUpperCase() + handle.slice(1).replaceAll('-', ' ')

const unpriced = (line: CartLine, state: LineState, title: string): PricedLine => ({
  ...line,
  quantity: 0,
  state,
  title,
  variantWords: '',
  path: `/product/${encodeURIComponent(line.handle)}`,
  image: null,
  stock: 0,
  unitCents: 0,
  totalCents: 0,
  formerCents: null,
})

/** The price and what can be had of it at that stock. */
function price(line: CartLine, stock: number, unitCents: number) {
  const quantity = Math.min(line.wanted, stock)
  const { addedPriceCents: added } = line
  return {
    state: stock > 0 ? ('available' as const) : ('sold-out' as const),
    quantity,
    stock,
    unitCents,
    totalCents: unitCents * quantity,
    formerCents: added === null || added === unitCents ? null : added,
  }
}

function priceVariant(line: CartLine, product: Product, variant: Variant): PricedLine {
  const { options } = variant
  return {
    ...line,
    ...price(line, variant.stock, variant.priceCents),
    title: product.title,
    variantWords: variantName(product, options),
    path: variantPath(product, options),
    image: listPictures(product, options)[0] ?? null,
  }
}

/** Without the catalogue's word, the one the server gave with the cart. */
function priceAsTold(line: CartLine, title: string): PricedLine {
  const { told } = line
  if (!told) return { ...unpriced(line, 'unknown', title), quantity: line.quantity }
  if (told.note === 'not_sold' || told.priceCents === null) return unpriced(line, 'gone', title)
  return { ...unpriced(line, 'available', title), ...price(line, told.stock, told.priceCents) }
}

/**
 * A build's stock and price are old by nature; until the database has spoken, a cart must not shrink because of them.
 */
function withHeard(line: CartLine, variant: Variant): Variant {
  const stock = line.stock ?? Math.max(variant.stock, line.wanted)
  return { ...variant, stock, priceCents: line.told?.priceCents ?? variant.priceCents }
}

/**
 * Says what a line is and costs.
 * @param product as the catalogue knows it now; null when no longer sold, undefined while unknown
 * @param isCurrent false while `product` is the build's word and the database has not been asked
 */
export function priceLine(
  line: CartLine,
  product: Product | null | undefined,
  isCurrent = true,
): PricedLine {
  const formerName = line.name ?? nameFromHandle(line.handle)
  if (product === undefined) return priceAsTold(line, formerName)
  const variant = product?.variants.find(({ id }) => id === line.variant)
  if (product && variant)
    return priceVariant(line, product, isCurrent ? variant : withHeard(line, variant))
  const image = product?.images[0] ?? null
  return { ...unpriced(line, 'gone', formerName), image }
}

/** Integer cents: what is in the cart and can be had, before tax and delivery. */
export const subtotalCents = (lines: readonly PricedLine[]): number =>
  lines.reduce((sum, { totalCents }) => sum + totalCents, 0)
