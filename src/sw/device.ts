import type { CacheNames } from './cache-names.ts'
import { openBundle } from './catalogue-bundle.ts'
import { limitCache } from './limit-cache.ts'
import { openPictureShelf } from './picture-shelf.ts'
import { createPrecache, type PrecacheEntry } from './precache.ts'
import { isWhole, type PageShelf } from './whole-page.ts'

/** What one build keeps on the device, as the strategies read and write it. */
export type Device = ReturnType<typeof openDevice>

type Build = {
  names: CacheNames
  entries: readonly PrecacheEntry[]
  /** Where this build's data lies, `/data/<hash>`. */
  dataUrl: string
}

const shellPath = '_shell.html'
const pictureBudgetBytes = 6 * 1024 * 1024
const maxPages = 60
const maxMet = 300

export function openDevice({ names, entries, dataUrl }: Build) {
  const shellUrl = new URL(shellPath, location.href).href
  const precache = createPrecache(
    entries,
    names,
    async (url, answer) => url !== shellUrl || isOwnShell(await answer.text()),
  )
  const bundleUrl = `${dataUrl}/offline.json`
  const hasBundle = precache.has(bundleUrl)
  const readBundle = openBundle({
    read: async () => (hasBundle ? precache.read(bundleUrl) : null),
    refetch: () => precache.refetch(bundleUrl),
  })
  const pictures = openPictureShelf(
    () => caches.open(names.pictures),
    '/media/.ledger',
    pictureBudgetBytes,
  )
  let isSuspect = true
  // Answers may outlive their document, never the other way round.
  const limits = { pages: maxPages, answers: 2 * maxPages, catalogue: maxMet }

  /** Chunks and data a document names are all of this build; what another build wrote could not start offline. */
  const isOfThisBuild = (html: string) =>
    html.includes(`"dataUrl":"${dataUrl}"`) &&
    (html.match(/\/[\w/-]*assets\/[\w.-]+\.(?:js|css)\b/g) ?? []).every(precache.has)
  const isOwnShell = (html: string) => isWhole(html) && isOfThisBuild(html)

  return {
    names,
    dataUrl,
    precache,
    hasBundle,
    readBundle: () => (hasBundle ? readBundle() : Promise.resolve(null)),
    pictures,

    /** Says that files were read since they were last looked through. */
    suspectDamage: () => void (isSuspect = true),

    /**
     * Fetches again what is missing or damaged, once after each document that was opened. Static routing serves chunks past
     * the worker, so nobody else would see it.
     */
    async heal(): Promise<void> {
      if (!isSuspect) return
      isSuspect = false
      await precache.heal().catch(() => {})
    },

    /** All of the build or nothing. A shell of another build, deployed meanwhile, would ask for chunks that are not here. */
    async install(): Promise<void> {
      await precache.install()
      const shell = await (await precache.read(shellPath))?.text()
      if (shell && isOwnShell(shell)) return
      await precache.refetch(shellPath).catch(() => {})
      throw new Error('Cannot install: the shell is of another build')
    },

    /** The page that draws any URL; rejects when there is none of this build to be had. */
    async readShell(): Promise<Response | null> {
      const kept = await precache.read(shellPath)
      const html = await kept?.clone().text()
      return html && isOwnShell(html) ? kept : precache.refetch(shellPath)
    },

    // Both at once: a page that was kept waits for nothing else.
    async openPages(): Promise<PageShelf> {
      const opened = [names.pages, names.answers].map((name) => caches.open(name))
      const [pages, answers] = (await Promise.all(opened)) as [Cache, Cache]
      const fetchSame = (url: string) => fetch(url, { credentials: 'same-origin' })
      return { pages, answers, isOfThisBuild, fetch: fetchSame }
    },

    /** Counts an entry as used now, and lets the oldest go. A failure costs only order. */
    limit: (kind: keyof typeof limits, url: string): Promise<void> =>
      limitCache(names[kind], url, limits[kind]).catch(() => {}),
  }
}
