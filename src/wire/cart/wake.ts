import type { WorkerMessage } from '../../sw/messages.ts'

/** https://developer.mozilla.org/docs/Web/API/SyncManager; not in every browser, and TypeScript does not know it. */
type Syncing = { sync?: { register: (tag: string) => Promise<void> } }

/**
 * Asks to be woken once there is a network again, which a browser knows better than a page whose timers it slows. Where it
 * cannot, timers and `online` have to do.
 */
export function askToBeWoken(): void {
  navigator.serviceWorker?.ready
    .then((registration) => (registration as Syncing).sync?.register('cart'))
    .catch(() => {}) // not allowed
}

/** Calls back when the worker wakes this page. */
export function onWake(listener: () => void): void {
  navigator.serviceWorker?.addEventListener('message', ({ data }: MessageEvent<WorkerMessage>) => {
    if (data.type === 'try-again') listener()
  })
}
