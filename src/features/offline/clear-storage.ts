import { isOwnCache } from '../../lib/own-cache.ts'
import { askWorker } from '../../wire/ask-worker.ts'

/**
 * Drops what the shop keeps in Cache Storage in this language; the cart, in another storage, stays. The worker goes too, so that the next
 * visit stores everything anew instead of living with gaps.
 * @throws when the browser refuses
 */
export async function clearStorage(): Promise<void> {
  // `app/offline/use-kept-pages.ts` keeps nothing more for this document.
  document.documentElement.dataset.offlineReady = 'false'
  await askWorker({ type: 'clear' })
  // Also what no worker knows of, or where none rules the page.
  const base = import.meta.env.BASE_URL
  for (const name of await caches.keys()) if (isOwnCache(name, base)) await caches.delete(name)
  const registration = await navigator.serviceWorker?.getRegistration(base)
  await registration?.unregister()
}
