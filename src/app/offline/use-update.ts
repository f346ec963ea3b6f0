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

function followUpdates(change: (part: Partial<Update>) => void, signal: AbortSignal) {
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
  const accept = () => {
    isAccepted = true
    workbox.messageSkipWaiting()
  }
  serviceWorker.addEventListener('controllerchange', onControl, { signal })
  workbox.addEventListener('waiting', () => change({ isWaiting: true, accept }))
  checkOnReturn(workbox, signal)
  return workbox.register()
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
