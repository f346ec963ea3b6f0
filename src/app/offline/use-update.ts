import { useEffect, useState } from 'react'
import { Workbox } from 'workbox-window'
import { mayHaveWorker, scope, workerUrl } from './shop-worker.ts'

export type Update = {
  /** True while another version waits to take over. */
  isWaiting: boolean
  /** True once another version has taken over because another tab asked for it. */
  isOutdated: boolean
  /** Lets the waiting version take over; when it has, this page starts anew with it. */
  accept: () => void
}

const none: Update = { isWaiting: false, isOutdated: false, accept() {} }
const hourMs = 3_600_000

/** Asks for a newer worker when the shopper returns to the tab, at most each hour. */
function checkOnReturn(workbox: Workbox, signal: AbortSignal) {
  let checkedAt = performance.now() // not the clock on the wall, which can be set
  const onChange = () => {
    if (document.visibilityState === 'hidden' || performance.now() - checkedAt < hourMs) return
    checkedAt = performance.now()
    workbox.update().catch(() => {}) // there will be another return
  }
  document.addEventListener('visibilitychange', onChange, { signal })
}

/** A worker that takes over by itself waits for a moment only; Workbox gives it as long. */
const momentMs = 200

/** Workbox tells of no version whose installation began before it looked, and of none after one it did not ask for. */
function watchWaiting(
  registration: ServiceWorkerRegistration,
  tell: (isWaiting: boolean) => void,
  signal: AbortSignal,
) {
  const look = () => {
    const { controller } = navigator.serviceWorker
    if (!signal.aborted) tell(registration.waiting !== null && controller !== null)
  }
  const lookSoon = () => setTimeout(look, momentMs)
  const follow = () =>
    registration.installing?.addEventListener('statechange', lookSoon, { signal })
  registration.addEventListener('updatefound', follow, { signal })
  follow()
  lookSoon()
}

async function followUpdates(change: (part: Partial<Update>) => void, signal: AbortSignal) {
  const { serviceWorker } = navigator
  const workbox = new Workbox(workerUrl(), { scope })
  let isControlled = serviceWorker.controller !== null
  let isAccepted = false
  const onControl = () => {
    if (isAccepted) location.reload()
    // The first worker of a device claims the page it came from: for that page nothing changes.
    else if (isControlled) change({ isOutdated: true, isWaiting: false })
    isControlled = true
  }
  serviceWorker.addEventListener('controllerchange', onControl, { signal })
  checkOnReturn(workbox, signal)
  const registration = await workbox.register()
  if (!registration) return
  const accept = () => {
    // One that is gone meanwhile would let the next version, accepted elsewhere, reload this page.
    isAccepted = registration.waiting !== null
    if (isAccepted) workbox.messageSkipWaiting()
    else change({ isWaiting: false })
  }
  watchWaiting(registration, (isWaiting) => change({ isWaiting, accept }), signal)
}

/** A worker that is still there learns sooner that it is to go. */
async function retireWorker() {
  const registration = await navigator.serviceWorker?.getRegistration(scope)
  await registration?.update()
}

/** Follows the versions of the worker: one that waits, one that took over. */
export function useUpdate(): Update {
  const [update, setUpdate] = useState(none)
  useEffect(() => {
    const stop = new AbortController()
    const change = (part: Partial<Update>) => setUpdate((before) => ({ ...before, ...part }))
    const work = mayHaveWorker ? followUpdates(change, stop.signal) : retireWorker()
    work.catch(console.warn) // the shop works without it
    return () => stop.abort()
  }, [])
  return update
}
