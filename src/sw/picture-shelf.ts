import { plainHeaders } from './keepable.ts'
import {
  findOtherSize,
  listOverBudget,
  listPhotographs,
  parseLedger,
  touch,
  weigh,
  writeLedger,
  type PictureLedger,
} from './picture-ledger.ts'

/** The shelf of photographs, never above its budget. */
export type PictureShelf = {
  /** A picture that is whole; a damaged one is thrown away. */
  read: (url: string) => Promise<Response | null>
  /** Any other size of the same photograph. */
  readOtherSize: (url: string) => Promise<Response | null>
  /** Whether any size of the photograph is here. */
  hasAnySize: (url: string) => Promise<boolean>
  /** All photographs that are here in any size, as `photographOf` names them. */
  listPhotographs: () => Promise<Set<string>>
  /** Keeps a picture, and lets those go that were not asked for the longest. Never throws: a full disk is no failure of the page. */
  keep: (url: string, answer: Response) => Promise<void>
  /** Keeps a picture nobody asked for, if there is room without letting any go; else returns false. */
  keepSpare: (url: string, answer: Response) => Promise<boolean>
  weigh: () => Promise<number>
  /** Writes down what was used since. */
  settle: () => Promise<void>
  /** The same in two seconds, once for all pictures of a page. */
  settleSoon: () => Promise<void>
  forget: () => void
}

const anyVary = { ignoreVary: true }
/** Says how many bytes the kept picture has: one that was damaged is known without waiting for the ledger. */
const sizeHeader = 'content-length'

/**
 * @param openCache - opens the cache of pictures; its name may be dropped and made again.
 * @param ledgerUrl - key in that cache under which the ledger is written down.
 */
export function openPictureShelf(
  openCache: () => Promise<Cache>,
  ledgerUrl: string,
  budgetBytes: number,
): PictureShelf {
  let opened: Promise<PictureLedger> | null = null
  let isDirty = false
  let settling: Promise<void> | null = null
  const ledger = () => {
    opened ??= openCache().then((cache) => readLedger(cache, ledgerUrl))
    opened.catch(() => (opened = null))
    return opened
  }

  async function settle() {
    if (!isDirty) return
    isDirty = false
    const cache = await openCache()
    await cache.put(ledgerUrl, new Response(writeLedger(await ledger()))).catch(() => {})
  }

  async function read(url: string): Promise<Response | null> {
    const cache = await openCache()
    const kept = await cache.match(url, anyVary)
    if (!kept) return null
    const body = await kept.blob().catch(() => null)
    const isPicture = kept.headers.get('content-type')?.startsWith('image/') === true
    const isWhole = kept.headers.get(sizeHeader) === String(body?.size)
    if (body?.size && isPicture && isWhole) {
      isDirty = true
      void ledger().then((notes) => touch(notes, url, body.size))
      return new Response(body, { headers: kept.headers })
    }
    await cache.delete(url)
    ;(await ledger()).delete(url)
    return null
  }

  /** Noted before it is written, so that two at a time cannot take the same room. */
  async function write(url: string, body: Blob, headers: Headers): Promise<void> {
    const [cache, notes] = [await openCache(), await ledger()]
    try {
      const plain = plainHeaders(headers)
      plain.set(sizeHeader, String(body.size))
      await cache.put(url, new Response(body, { headers: plain }))
      isDirty = true
    } catch {
      // Storage is full or forbidden: the picture was shown all the same.
      notes.delete(url)
    }
  }

  async function keep(url: string, answer: Response): Promise<void> {
    const body = await answer.blob().catch(() => null)
    if (!body?.size || body.size > budgetBytes) return
    const notes = await ledger()
    touch(notes, url, body.size)
    const cache = await openCache()
    for (const gone of listOverBudget(notes, budgetBytes)) {
      notes.delete(gone)
      await cache.delete(gone)
    }
    await write(url, body, answer.headers)
  }

  async function keepSpare(url: string, answer: Response): Promise<boolean> {
    const body = await answer.blob().catch(() => null)
    const notes = await ledger()
    if (!body?.size || weigh(notes) + body.size > budgetBytes) return false
    touch(notes, url, body.size)
    await write(url, body, answer.headers)
    return true
  }

  return {
    read,
    keep,
    keepSpare,
    settle,
    settleSoon: () => {
      settling ??= new Promise((resolve) => setTimeout(resolve, 2_000))
        .then(settle)
        .finally(() => (settling = null))
      return settling
    },
    readOtherSize: async (url) => {
      const other = findOtherSize(await ledger(), url)
      return other === null ? null : read(other)
    },
    hasAnySize: async (url) => findOtherSize(await ledger(), url) !== null,
    listPhotographs: async () => listPhotographs(await ledger()),
    weigh: async () => weigh(await ledger()),
    forget: () => (opened = null),
  }
}

/** The ledger as written down, set right by what is there: a worker may be stopped between the two. */
async function readLedger(cache: Cache, ledgerUrl: string): Promise<PictureLedger> {
  const text = await (await cache.match(ledgerUrl))?.text()
  const ledger = parseLedger(text ?? '')
  const there = new Set((await cache.keys()).map(({ url }) => url))
  for (const url of ledger.keys()) if (!there.has(url)) ledger.delete(url)
  for (const url of there) {
    if (ledger.has(url) || url === new URL(ledgerUrl, url).href) continue
    const body = await (await cache.match(url, anyVary))?.blob()
    touch(ledger, url, body?.size)
  }
  return ledger
}
