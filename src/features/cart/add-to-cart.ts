import type { QueryClient } from '@tanstack/react-query'
import {
  added,
  addedSome,
  addedUnnamed,
  cartFull,
  itemName,
  notAdded,
  nothingMore,
} from '#messages/cart.ts'
import { announce } from '../../lib/announce.ts'
import { countItems, findLine } from '../../model/cart.ts'
import { variantName } from '../../model/variant.ts'
import { productQuery } from '../../wire/catalog/catalog-queries.ts'
import { changeCart, readCart } from './cart-store.ts'

export type CartItem = { variant: string; handle: string; quantity: number }

/** What this device knows without asking: an add never waits for the network. */
function describe(client: QueryClient, { variant, handle }: CartItem) {
  const product = client.getQueryData(productQuery(handle).queryKey)
  const found = product?.variants.find(({ id }) => id === variant)
  if (!product || !found) return { name: null, stock: product === null ? 0 : undefined }
  return { name: itemName(product.title, variantName(product, found.options)), stock: found.stock }
}

type Adding = { name: string | null; variant: string; delta: number; stock: number | undefined }

/** What happened, and whether it is less than was asked for: then the shopper must see it, not only hear it. */
function describeAdding({ name, variant, delta, stock }: Adding, change: number) {
  const cart = readCart()
  const count = countItems(cart)
  if (change >= delta) return { words: name === null ? addedUnnamed(count) : added(name, count) }
  if (change > 0) return { words: addedSome(name ?? '', change), isShort: true }
  if (!findLine(cart, variant) && stock !== 0) return { words: cartFull, isShort: true }
  return { words: (stock === 0 ? notAdded : nothingMore)(name ?? ''), isShort: true }
}

/**
 * Puts an item into the cart, as far as stock allows, and tells screen readers.
 * @param intentId of an add from before hydration, which counts once
 * @returns by how much the cart grew; `note` is what to show when that is less than was asked for
 */
export async function addToCart(client: QueryClient, item: CartItem, intentId?: string) {
  const { name, stock } = describe(client, item)
  const { variant, handle, quantity: delta } = item
  const isKnown = intentId !== undefined && readCart().applied.includes(intentId)
  const change = await changeCart(
    { kind: 'change', variant, handle, name: name ?? undefined, delta, limit: stock },
    intentId,
  )
  if (isKnown) return { change, note: null }
  const { words, isShort = false } = describeAdding({ name, variant, delta, stock }, change)
  announce(words)
  return { change, note: isShort ? words : null }
}
