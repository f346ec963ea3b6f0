import { askWorker } from '../../wire/ask-worker.ts'
import { keptCacheName } from '../../wire/catalog/kept-overlay.ts'

/**
 * Drops what the shop keeps in Cache Storage; the cart, in another storage, stays. The worker goes too, so that the next
 * visit stores everything anew instead of living with gaps.
 * @throws when the browser refuses
 */
export async function clearStorage(): Promise<void> {
  // `app/offline/use-kept-pages.ts` keeps nothing more for this document.
  document.documentElement.dataset.offlineReady = 'false'
  const isCleared = await askWorker({ type: 'clear' })
  // A worker knows what is the shop's, in its language; where none rules the page there is no other language either.
  for (const name of isCleared ? [keptCacheName] : await caches.keys()) await caches.delete(name)
  const registration = await navigator.serviceWorker?.getRegistration(import.meta.env.BASE_URL)
  await registration?.unregister()
}
