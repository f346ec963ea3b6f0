import { useEffect, useState } from 'react'
import type { Workbox } from 'workbox-window'
import { checkOnReturn, createWorkbox, whenShown } from './shop-worker.ts'

/** How the page stands to the worker. */
export type WorkerState = {
  workbox: Workbox | null
  /** True once a worker rules the page. */
  isControlled: boolean
  /** True while another version waits to take over. */
  isUpdateWaiting: boolean
  /** True once another version has taken over because another tab asked for it. */
  isOutdated: boolean
}

const none: WorkerState = {
  ...{ workbox: null, isControlled: false },
  ...{ isUpdateWaiting: false, isOutdated: false },
}

let isAccepted = false

/** Lets the waiting version take over; when it has, this page starts anew with it. */
export function acceptUpdate(workbox: Workbox) {
  isAccepted = true
  workbox.messageSkipWaiting()
}

/** Follows the worker from its registration on, until the signal ends it. */
async function followWorker(change: (part: Partial<WorkerState>) => void, signal: AbortSignal) {
  await whenShown()
  const workbox = createWorkbox()
  if (!workbox || signal.aborted) return
  const { serviceWorker } = navigator
  let isControlled = serviceWorker.controller !== null
  const onControl = () => {
    if (isAccepted) location.reload()
    // The first worker of a device claims the page it came from: for that page nothing changes.
    else if (isControlled) change({ isOutdated: true, isUpdateWaiting: false })
    isControlled = true
    change({ isControlled })
  }
  serviceWorker.addEventListener('controllerchange', onControl, { signal })
  workbox.addEventListener('waiting', () => change({ isUpdateWaiting: true }))
  await workbox.register()
  signal.addEventListener('abort', checkOnReturn(workbox))
  change({ workbox, isControlled })
}

/** Registers the worker and tells what becomes of it. */
export function useWorker(): WorkerState {
  const [state, setState] = useState(none)
  useEffect(() => {
    const stop = new AbortController()
    const change = (part: Partial<WorkerState>) => setState((before) => ({ ...before, ...part }))
    followWorker(change, stop.signal).catch(console.warn) // the shop works without it
    return () => stop.abort()
  }, [])
  return state
}
