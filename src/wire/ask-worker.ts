import type { Done, PageMessage } from '../sw/messages.ts'

/** Fetching every thumbnail on a slow network takes a while; a worker that was ended meanwhile never answers. */
const patienceMs = 120_000

/**
 * Asks the worker that rules this page, and waits until it is done.
 * @returns false where there is none, or it could not do it, or gave no answer within two minutes
 */
export function askWorker(message: PageMessage): Promise<boolean> {
  const worker = navigator.serviceWorker?.controller
  if (!worker) return Promise.resolve(false)
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    const finish = (isDone: boolean) => {
      clearTimeout(timer)
      port1.close()
      resolve(isDone)
    }
    const timer = setTimeout(() => finish(false), patienceMs)
    port1.addEventListener('message', ({ data }: MessageEvent<Done>) => finish(data.ok))
    port1.start()
    worker.postMessage(message, [port2])
  })
}
