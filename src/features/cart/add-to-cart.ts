import type { QueryClient } from '@tanstack/react-query'
import { added, addedUnnamed, cartFull, itemName, notAdded, nothingMore } from '#messages/cart.ts'
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

function tell(name: string | null, change: number, variant: string, stock: number | undefined) {
  const cart = readCart()
  const count = countItems(cart)
  if (change > 0) return announce(name === null ? addedUnnamed(count) : added(name, count))
  if (!findLine(cart, variant) && stock !== 0) return announce(cartFull)
  announce(stock === 0 ? notAdded(name ?? '') : nothingMore(name ?? ''))
}

/**
 * Puts an item into the cart, as far as stock allows, and tells screen readers.
 * @param intentId of an add from before hydration, which counts once
 * @returns by how much the cart grew
 */
export async function addToCart(client: QueryClient, item: CartItem, intentId?: string) {
  const { name, stock } = describe(client, item)
  const { variant, handle, quantity: delta } = item
  const isNew = intentId === undefined || !readCart().applied.includes(intentId)
  const change = await changeCart(
    { kind: 'change', variant, handle, name: name ?? undefined, delta, limit: stock },
    intentId,
  )
  if (isNew) tell(name, change, variant, stock)
  return change
}
