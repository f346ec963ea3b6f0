import { enable as enableNavigationPreload } from 'workbox-navigation-preload'
import { registerRoute } from 'workbox-routing'
import { answerAsset } from './answer-asset.ts'
import { answerCatalogue } from './answer-catalogue.ts'
import { answerDocument, longestMs } from './answer-document.ts'
import { answerListing } from './answer-listing.ts'
import { answerMessage } from './answer-message.ts'
import { answerPicture } from './answer-picture.ts'
import { findProduct } from './catalogue-bundle.ts'
import { nameCaches } from './cache-names.ts'
import { openDevice } from './device.ts'
import { dropOutdatedCaches } from './drop-caches.ts'
import { keepAnswer } from './keep-page.ts'
import { isAnonymousRead, isPageUrl } from './keepable.ts'
import { pageUpdated, type Done, type PageMessage, type WorkerMessage } from './messages.ts'
import type { PrecacheEntry } from './precache.ts'
import { addStaticRoutes, listStaticRoutes } from './static-routes.ts'
import { wakePages } from './wake-pages.ts'
import { readWholePage } from './whole-page.ts'

/** The service worker: it only says who answers what. */

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: readonly PrecacheEntry[] }
/** Filled in by the build. */
declare const __BUILD__: string
declare const __DATA_URL__: string

const scopeUrl = self.registration.scope
const scope = new URL(scopeUrl).pathname
const backend = new URL(import.meta.env.VITE_SUPABASE_URL || '/', location.href).origin
const names = nameCaches(__BUILD__, scope)
const entries = self.__WB_MANIFEST
const device = openDevice({ names, entries, dataUrl: __DATA_URL__ })

self.addEventListener('install', (event) => {
  const routes = addStaticRoutes(event, listStaticRoutes(scopeUrl, backend))
  event.waitUntil(Promise.all([routes, device.install()]))
})

enableNavigationPreload()

self.addEventListener('activate', (event) => {
  const tidyUp = async () => {
    await device.precache.activate()
    await dropOutdatedCaches(names, scope)
    // So that the very first visit is ready for a dead network, and needs no second one.
    await self.clients.claim()
  }
  event.waitUntil(tidyUp())
})

// TypeScript does not know the event: https://wicg.github.io/background-sync/spec/
self.addEventListener('sync', (event) =>
  (event as ExtendableEvent).waitUntil(wakePages(self.clients)),
)

/** Pages that are older than what is kept now, by client: told again when they listen, which is when they ask who is there. */
const outdatedPages = new Map<string, string>()

/** Once all was cleared nothing is kept until a page asks for it: the one that cleared it does not. */
let isCleared = false

self.addEventListener('message', (event) => {
  const message = event.data as PageMessage
  if (message.type === 'clear' || message.type === 'keep-page') isCleared = message.type === 'clear'
  if (message.type === 'SKIP_WAITING') void self.skipWaiting()
  if (message.type === 'claim') event.waitUntil(self.clients.claim())
  const tell = (news: WorkerMessage) => event.source?.postMessage(news)
  const { id = '' } = (event.source ?? {}) as Partial<Client>
  const outdated = message.type === 'describe' ? outdatedPages.get(id) : undefined
  if (outdated) tell(pageUpdated(outdated))
  const answer = (ok: boolean) =>
    event.ports[0]?.postMessage({ ok, build: __BUILD__ } satisfies Done)
  event.waitUntil(answerMessage(message, { device, scope, tell }).then(answer, () => answer(false)))
})

type Matched = { request: Request; url: URL; sameOrigin: boolean }
const isBelow =
  (folder: RegExp) =>
  ({ request, url, sameOrigin }: Matched) =>
    !isCleared && sameOrigin && folder.test(url.pathname) && isAnonymousRead(request)

registerRoute(
  ({ request, url, sameOrigin }) =>
    sameOrigin && request.mode === 'navigate' && isPageUrl(url, scope) && isAnonymousRead(request),
  ({ event, request, url }) => {
    const navigation = event as FetchEvent
    device.suspectDamage()
    return answerDocument({
      readPage: async () => readWholePage(await device.openPages(), url.href),
      askNetwork: async () =>
        ((await navigation.preloadResponse) as Response | undefined) ?? fetch(request),
      readShell: device.readShell,
      patienceMs: async () => ((await canDraw(url.pathname)) ? 400 : longestMs),
      refresh: (answer) => refreshPage(navigation, answer),
      afterwards: (work) => event.waitUntil(work),
      isReload: ['reload', 'no-cache'].includes(request.cache),
      heal: device.heal,
    })
  },
)

/** Whether the shell finds all it needs on the device: a product the build does not know is asked of the network longer. */
async function canDraw(pathname: string): Promise<boolean> {
  const bundle = await device.readBundle()
  const handle = /\/product\/([^/]+)$/.exec(pathname)?.[1]
  return bundle !== null && (handle === undefined || findProduct(bundle, handle) !== null)
}

async function refreshPage(event: FetchEvent, answer: Response) {
  const { url } = event.request
  const result = await keepAnswer(device, url, answer)
  if (result.kind === 'other-build') await self.registration.update()
  if (result.kind !== 'kept' || !result.isNew) return
  const id = event.resultingClientId || event.clientId
  outdatedPages.set(id, url)
  const client = await self.clients.get(id)
  client?.postMessage(pageUpdated(url), [])
}

registerRoute(isBelow(/\/assets\//), ({ request }) =>
  answerAsset(request, device.precache, (asked) => fetch(asked)),
)

registerRoute(isBelow(/\/data\/[^/]+\//), async ({ event, request }) =>
  answerCatalogue(request, {
    dataUrl: device.dataUrl,
    readBundle: device.readBundle,
    answers: await caches.open(names.answers),
    met: await caches.open(names.catalogue),
    limit: (met) => device.limit('catalogue', met),
    fetch: (asked) => fetch(asked),
    afterwards: (work) => event.waitUntil(work),
  }),
)

registerRoute(isBelow(/^\/media\//), async ({ event, request }) => {
  const afterwards = (work: Promise<unknown>) => event.waitUntil(work)
  const answer = await answerPicture(request, device.pictures, (asked) => fetch(asked), afterwards)
  afterwards(device.pictures.settleSoon())
  return answer
})

registerRoute(
  ({ request, url }) =>
    !isCleared &&
    url.origin === backend &&
    url.pathname === '/rest/v1/rpc/search_products' &&
    isAnonymousRead(request),
  ({ event, request }) => answerListing(event, request, device),
)
