import type { CartLine } from './cart.ts'
import type { Product, ProductImage, Variant } from './product.ts'
import { listPictures, variantName, variantPath } from './variant.ts'

/** Orders of this subtotal and above travel free within Canada, in cents. */
export const freeDeliveryCents = 12_000

/**
 * `unknown`: the catalogue has not answered yet, or cannot. `gone`: no longer sold. `sold-out`: none left.
 */
export type LineState = 'unknown' | 'gone' | 'sold-out' | 'available'

/** A line of the cart with what the catalogue says of it now. */
export type PricedLine = CartLine & {
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
}

/** `ribbed-stoneware-candle` → `Ribbed stoneware candle`: the last resort for what the catalogue has forgotten. */
const nameFromHandle = (handle: string) =>
  handle.charAt(0).toUpperCase() + handle.slice(1).replaceAll('-', ' ')

const unpriced = (line: CartLine, state: LineState, title: string): PricedLine => ({
  ...line,
  state,
  title,
  variantWords: '',
  path: `/product/${encodeURIComponent(line.handle)}`,
  image: null,
  stock: 0,
  unitCents: 0,
  totalCents: 0,
})

function priceVariant(line: CartLine, product: Product, variant: Variant): PricedLine {
  const { options, stock, priceCents } = variant
  return {
    ...line,
    state: stock > 0 ? 'available' : 'sold-out',
    title: product.title,
    variantWords: variantName(product, options),
    path: variantPath(product, options),
    image: listPictures(product, options)[0] ?? null,
    stock,
    unitCents: priceCents,
    totalCents: stock > 0 ? priceCents * line.quantity : 0,
  }
}

/**
 * Says what a line is and costs.
 * @param product as the catalogue knows it now; null when no longer sold, undefined while unknown
 */
export function priceLine(line: CartLine, product: Product | null | undefined): PricedLine {
  const formerName = line.name ?? nameFromHandle(line.handle)
  if (product === undefined) return unpriced(line, 'unknown', formerName)
  const variant = product?.variants.find(({ id }) => id === line.variant)
  if (product && variant) return priceVariant(line, product, variant)
  const image = product?.images[0] ?? null
  return { ...unpriced(line, 'gone', formerName), image }
}

/** Integer cents: what is in the cart and can be had, before tax and delivery. */
export const subtotalCents = (lines: readonly PricedLine[]): number =>
  lines.reduce((sum, { totalCents }) => sum + totalCents, 0)

/** How far a subtotal is from free delivery: cents still missing and the part reached, 0 to 1. */
export function measureDelivery(subtotal: number): { missingCents: number; part: number } {
  return {
    missingCents: Math.max(freeDeliveryCents - subtotal, 0),
    part: Math.min(subtotal / freeDeliveryCents, 1),
  }
}
