import type { QueryClient } from '@tanstack/react-query'
import { intentsKey, type AddIntent } from '../../lib/early.ts'
import { addToCart } from './add-to-cart.ts'
import { openCartDrawer } from './drawer-state.ts'

function readIntents(): AddIntent[] {
  try {
    const intents: unknown = JSON.parse(sessionStorage.getItem(intentsKey) ?? '[]')
    return Array.isArray(intents) ? (intents as AddIntent[]) : []
  } catch {
    return []
  }
}

const isOfThisPage = ({ handle }: AddIntent) =>
  location.pathname.endsWith(`/product/${encodeURIComponent(handle)}`)

/**
 * Applies what "Add to cart" was pressed for before hydration, on this page or an earlier one. Each intent counts
 * once: the cart keeps the ids of those applied, so a page that dies before the list is emptied costs nothing.
 */
export async function applyIntents(client: QueryClient): Promise<void> {
  const intents = readIntents()
  if (!intents.length) return
  let here: { variant: string; note: string | null } | null = null
  for (const intent of intents) {
    const { change, note } = await addToCart(client, intent, intent.id)
    if ((change > 0 || note) && isOfThisPage(intent)) here = { variant: intent.variant, note }
  }
  sessionStorage.removeItem(intentsKey)
  // Who has gone on to another page is told, not interrupted.
  if (here) openCartDrawer(here.variant, here.note)
}
