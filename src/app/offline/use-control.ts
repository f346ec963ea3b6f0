import { useEffect, useState } from 'react'
import { claim } from '../../sw/messages.ts'
import { mayHaveWorker, scope, whenShown, workerUrl } from './shop-worker.ts'

/** How the page stands to the worker. */
export type Control = {
  /** True where there can be no worker, or it could not be registered. */
  isImpossible: boolean
  /** True once a worker rules the page. */
  isControlled: boolean
  /** True when one did from the start: everything it keeps is on the device. */
  wasControlled: boolean
}

const unknown: Control = { isImpossible: false, isControlled: false, wasControlled: false }

async function takeControl(change: (part: Partial<Control>) => void, signal: AbortSignal) {
  await whenShown()
  if (!mayHaveWorker) return change({ isImpossible: true })
  const { serviceWorker } = navigator
  if (serviceWorker.controller) return change({ isControlled: true, wasControlled: true })
  const onControl = () => change({ isControlled: true })
  serviceWorker.addEventListener('controllerchange', onControl, { signal })
  await serviceWorker.register(workerUrl(), { scope })
  // A worker that awoke while this page was on its way has claimed all pages but this one.
  const { active } = await serviceWorker.ready
  if (!serviceWorker.controller) active?.postMessage(claim, [])
}

/** Registers the worker where none rules the page yet, and tells when one does. */
export function useControl(): Control {
  const [control, setControl] = useState(unknown)
  useEffect(() => {
    const stop = new AbortController()
    const change = (part: Partial<Control>) => setControl((before) => ({ ...before, ...part }))
    takeControl(change, stop.signal).catch((error: unknown) => {
      console.warn(error) // the shop works without it
      change({ isImpossible: true })
    })
    return () => stop.abort()
  }, [])
  return control
}
