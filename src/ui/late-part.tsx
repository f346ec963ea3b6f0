import { useEffect, useState, type ComponentType, type ReactNode } from 'react'

const retryMs = 4_000

/**
 * Makes a part of a page whose code comes after the page; without a network it comes when there is one.
 * @param load imports its component
 */
export function latePart(load: () => Promise<ComponentType>) {
  let known: ComponentType | null = null
  const bring = () => load().then((Part) => (known = Part))
  /** `children` stand in its place until it is here, and in the file. */
  return function LatePart({ children }: { children: ReactNode }) {
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
    // On a later visit it is here already; the first render of a file is never one of those.
    const [Here] = useState(() => known)
    const Part = part?.Part ?? Here
    return Part ? <Part /> : children
  }
}
