import { Workbox } from 'workbox-window'
import { trustedTypesPolicy } from '../../lib/trusted-types.ts'

const scope = import.meta.env.BASE_URL
const hourMs = 3_600_000

/** A page that is rendered ahead may never be seen; it must not cost a worker. */
export function whenShown(): Promise<void> {
  const page = document as Document & { prerendering?: boolean }
  if (!page.prerendering) return Promise.resolve()
  return new Promise((resolve) => {
    page.addEventListener('prerenderingchange', () => resolve(), { once: true })
  })
}

/** Null where there can be no worker: no support in the browser, the dev server, a build that switches it off. */
export function createWorkbox(): Workbox | null {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return null
  if (import.meta.env.VITE_SERVICE_WORKER === 'off') {
    void retireWorker()
    return null
  }
  return new Workbox(trustedTypesPolicy().createScriptURL(`${scope}sw.js`), { scope })
}

/** A worker that is still there learns sooner that it is to go. */
async function retireWorker() {
  const registration = await navigator.serviceWorker.getRegistration(scope)
  await registration?.update().catch(() => {})
}

/** Asks for a newer worker when the shopper returns to the tab, at most each hour. */
export function checkOnReturn(workbox: Workbox): () => void {
  let checkedAt = performance.now() // not the clock on the wall, which can be set
  const onChange = () => {
    if (document.visibilityState === 'hidden' || performance.now() - checkedAt < hourMs) return
    checkedAt = performance.now()
    workbox.update().catch(() => {}) // there will be another return
  }
  document.addEventListener('visibilitychange', onChange)
  return () => document.removeEventListener('visibilitychange', onChange)
}
