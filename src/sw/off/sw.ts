import { isOurs } from '../cache-names.ts'

/**
 * The kill switch: a worker that takes itself and all it kept away. Pages stay as they are and go on by the network;
 * none is reloaded under someone's hands. See docs/runbooks/service-worker.md.
 */
declare const self: ServiceWorkerGlobalScope

self.addEventListener('install', () => void self.skipWaiting())

self.addEventListener('activate', (event) => {
  const scope = new URL(self.registration.scope).pathname
  const retire = async () => {
    const names = (await caches.keys()).filter((name) => isOurs(name, scope))
    await Promise.all(names.map((name) => caches.delete(name)))
    await self.registration.unregister()
  }
  event.waitUntil(retire())
})
