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
import type { ItemFacts } from '../../model/cart-record.ts'
import { variantName } from '../../model/variant.ts'
import { productQuery } from '../../wire/catalog/catalog-queries.ts'
import type { CartItem } from './cart-item.ts'
import { loadCart } from './load-cart.ts'

/** What this device knows without asking: an add never waits for the network. */
function describe(client: QueryClient, { variant, handle }: CartItem): ItemFacts {
  const product = client.getQueryData(productQuery(handle).queryKey)
  if (product === null) return { handle, stock: 0 }
  const found = product?.variants.find(({ id }) => id === variant)
  if (!product || !found) return { handle }
  const { stock, priceCents, options } = found
  return { handle, stock, priceCents, name: itemName(product.title, variantName(product, options)) }
}

/**
 * Puts an item into the cart, as far as stock allows, and tells screen readers.
 * @param intentId of an add from before hydration, which counts once
 * @returns by how much the cart grew; `note` is what to show when that is less than was asked for
 */
export async function addToCart(client: QueryClient, item: CartItem, intentId?: string) {
  const { variant, quantity } = item
  const facts = describe(client, item)
  const cart = await loadCart()
  const {
    added: change,
    refusal,
    isKnown,
  } = await cart.addItem({ variant, quantity, facts }, intentId)
  if (isKnown) return { change, note: null }
  const { words, isShort } = describeAdding(facts, quantity, {
    ...{ change, isFull: refusal === 'cart_full', count: cart.readCart().count },
  })
  announce(words)
  return { change, note: isShort ? words : null }
}

type Outcome = { change: number; isFull: boolean; count: number }

/** What happened, and whether it is less than was asked for: then the shopper must see it, not only hear it. */
function describeAdding({ name, stock }: ItemFacts, asked: number, outcome: Outcome) {
  const { change, isFull, count } = outcome
  if (change >= asked)
    return { words: name === undefined ? addedUnnamed(count) : added(name, count), isShort: false }
  if (change > 0) return { words: addedSome(name ?? '', change), isShort: true }
  if (isFull) return { words: cartFull, isShort: true }
  return { words: (stock === 0 ? notAdded : nothingMore)(name ?? ''), isShort: true }
}
