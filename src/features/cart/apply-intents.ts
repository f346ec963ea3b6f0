import type { QueryClient } from '@tanstack/react-query'
import type { AddIntent } from '../../lib/early.ts'
import { dropIntent, readIntents } from '../../wire/kept-intents.ts'
import { addToCart } from './add-to-cart.ts'
import { openCartDrawer } from './drawer-state.ts'

const isOfThisPage = ({ handle }: AddIntent) =>
  location.pathname.endsWith(`/product/${encodeURIComponent(handle)}`)

/**
 * Applies what "Add to cart" was pressed for before its code was here, on this page or an earlier one. Each intent counts
 * once: the cart keeps the ids of those applied, so a page that dies before the list is emptied costs nothing.
 */
export async function applyIntents(client: QueryClient): Promise<void> {
  let here: { variant: string; note: string | null } | null = null
  for (const intent of readIntents()) {
    const { change, note } = await addToCart(client, intent, intent.id)
    dropIntent(intent)
    if ((change > 0 || note) && isOfThisPage(intent)) here = { variant: intent.variant, note }
  }
  // Who has gone on to another page is told, not interrupted.
  if (here) openCartDrawer(here.variant, here.note)
}
