import { useEffect, useState, type ComponentType, type ReactNode } from 'react'
import { useHydrated } from './use-hydrated.ts'

const retryMs = 4_000

/**
 * Makes a part of a page whose code comes after the page's own; without a network it comes when there is one. It is asked
 * for as soon as the page's code is here, which a link that is pointed at brings.
 * @param load imports its component
 */
export function latePart(load: () => Promise<ComponentType>) {
  let known: ComponentType | null = null
  const bring = () => load().then((Part) => (known = Part))
  if (!import.meta.env.SSR) bring().catch(() => {}) // asked for again once it is to be shown
  /** `children` stand in its place until it is here, and in the file. */
  return function LatePart({ children }: { children: ReactNode }) {
    const isHydrated = useHydrated()
    const [part, setPart] = useState<{ Part: ComponentType } | null>(null)
    useEffect(() => {
      let isOver = false
      let timer: ReturnType<typeof setTimeout> | undefined
      const ask = () => {
        bring().then(
          (Part) => !isOver && setPart({ Part }),
          () => {
            if (!isOver) timer = setTimeout(ask, retryMs)
          },
        )
      }
      ask()
      return () => {
        isOver = true
        clearTimeout(timer)
      }
    }, [])
    const Part = part?.Part ?? (isHydrated ? known : null)
    return Part ? <Part /> : children
  }
}
