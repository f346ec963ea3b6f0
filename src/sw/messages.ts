/** What page and worker say to each other: the one file they share. */

/** From the page. All but `SKIP_WAITING`, which is Workbox's own, are answered with `Done` on the message's port. */
export type PageMessage =
  /** Store this page complete: its answers first, then its HTML. */
  | { type: 'keep-page'; url: string }
  /** Fetch a thumbnail of every product; `saveData` where bytes are dear: then none ahead of time. */
  | { type: 'keep-pictures'; saveData: boolean }
  /** Drop everything the shop keeps in Cache Storage. */
  | { type: 'clear' }
  /** Rule this page, too: it was on its way when the worker claimed all there were. */
  | { type: 'claim' }
  /** Nothing but an answer, which names the worker's build. */
  | { type: 'describe' }
  | { type: 'SKIP_WAITING' }

/** Sent when the work is finished; `ok` is false where it could not be done. `build` names the worker's build. */
export type Done = { ok: boolean; build: string }

/** From the worker, without being asked. */
export type WorkerMessage =
  /** The copy on screen was the kept one, and the network has brought another. */
  | { type: 'page-updated'; url: string }
  /** Thumbnails were stored; `bytes` is what all kept pictures weigh now. */
  | { type: 'pictures-kept'; bytes: number }
  /** There seems to be a network, for which some page was waiting. */
  | { type: 'try-again' }

export const keepPage = (url: string): PageMessage => ({ type: 'keep-page', url })
export const keepPictures = (saveData: boolean): PageMessage => ({
  type: 'keep-pictures',
  saveData,
})
export const clear: PageMessage = { type: 'clear' }
export const claim: PageMessage = { type: 'claim' }
export const describe: PageMessage = { type: 'describe' }
export const skipWaiting: PageMessage = { type: 'SKIP_WAITING' }

export const pageUpdated = (url: string): WorkerMessage => ({ type: 'page-updated', url })
export const picturesKept = (bytes: number): WorkerMessage => ({ type: 'pictures-kept', bytes })
export const tryAgain: WorkerMessage = { type: 'try-again' }
