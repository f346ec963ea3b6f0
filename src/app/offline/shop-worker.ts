import { trustedTypesPolicy } from '../../lib/trusted-types.ts'

export const scope = import.meta.env.BASE_URL

/** As Trusted Types want it. */
export const workerUrl = () => trustedTypesPolicy().createScriptURL(`${scope}sw.js`)

/** False without support in the browser, on the dev server, and in a build that switches the worker off. */
export const mayHaveWorker =
  import.meta.env.PROD &&
  import.meta.env.VITE_SERVICE_WORKER !== 'off' &&
  'serviceWorker' in navigator

/** A page that is rendered ahead may never be seen; it must not cost a worker. */
export function whenShown(): Promise<void> {
  const page = document as Document & { prerendering?: boolean }
  if (!page.prerendering) return Promise.resolve()
  return new Promise((resolve) => {
    page.addEventListener('prerenderingchange', () => resolve(), { once: true })
  })
}
