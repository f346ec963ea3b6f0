import type { QueryClient } from '@tanstack/react-query'
import { readPageData } from '../../lib/page-data.ts'
import type { CatalogOverlay } from './catalog-index.ts'
import type { Base } from './kept-overlay.ts'

/** The oldest snapshot that anything on this page was read from, and whether the feed has been asked since then. */
type Reach = { base: Base; isAsked: boolean }

export const overlayKey = ['catalog', 'overlay'] as const

const reaches = new WeakMap<QueryClient, Reach>()

/**
 * Notes which snapshot a file was made from. While a new build waits, the worker of the one before may stand in for files of
 * this page's build with its own, older ones: then the feed must be asked for what changed since those.
 */
export function noteSnapshot(client: QueryClient, base: Base): void {
  const oldest = reaches.get(client)?.base ?? readPageData() ?? base
  // What comes from another history is mended by taking the feed whole, whatever else comes.
  const isOwn = oldest.feed === (readPageData() ?? base).feed
  if (!isOwn || (base.feed === oldest.feed && base.version >= oldest.version)) return
  const { feed, version } = base
  reaches.set(client, { base: { feed, version }, isAsked: false })
  // A request under way is not thrown away: whoever made it looks here again.
  void client.invalidateQueries({ queryKey: overlayKey }, { cancelRefetch: false })
}

/** What to ask the feed from: the overlay, set back to the oldest snapshot where nobody has asked since then. */
function reachBack(client: QueryClient, overlay: CatalogOverlay): CatalogOverlay {
  const reach = reaches.get(client)
  if (!reach || reach.isAsked || overlay.whole) return overlay
  const { feed, version } = reach.base
  return feed === overlay.feed
    ? { ...overlay, version: Math.min(version, overlay.version) }
    : { ...overlay, feed: '', version: 0 }
}

/** Asks, and asks again if an older snapshot turned up meanwhile. */
export async function askWithReach(
  client: QueryClient,
  known: CatalogOverlay,
  ask: (known: CatalogOverlay) => Promise<CatalogOverlay>,
): Promise<CatalogOverlay> {
  const reach = reaches.get(client)
  const overlay = await ask(reachBack(client, known))
  if (reach) reach.isAsked = true
  return reach === reaches.get(client) ? overlay : askWithReach(client, overlay, ask)
}
