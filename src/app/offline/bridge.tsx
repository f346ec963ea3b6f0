import { useEffect, useState } from 'react'
import { useControl } from './use-control.ts'
import { useKeptPages } from './use-kept-pages.ts'

const load = () => import('./companion.tsx')

/** A worker that cannot be had, or takes this long to be ready, holds nothing back. */
const patienceMs = 20_000

/**
 * Joins the page to its worker. What else belongs to the device comes once the worker has it: then it costs a first visit
 * no byte more.
 */
export function Bridge() {
  const { isControlled, wasControlled, isImpossible } = useControl()
  const isReady = useKeptPages(isControlled)
  const [parts, setParts] = useState<Awaited<ReturnType<typeof load>> | null>(null)
  const isDue = isReady || wasControlled || isImpossible
  useEffect(() => {
    const start = () => void load().then(setParts, () => {}) // the next page tries again
    if (isDue) return start()
    const timer = setTimeout(start, patienceMs)
    return () => clearTimeout(timer)
  }, [isDue])
  return parts && <parts.Companion isControlled={isControlled} />
}
