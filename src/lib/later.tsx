import { startTransition, useEffect, useState, type ReactNode } from 'react'
import { useNavigationType } from 'react-router'

/**
 * What stands below the first screen. On a followed link it is drawn right after the first paint, so that the
 * heading never waits for it. In the file, and on the way back (where the scroll position needs the page's whole height),
 * it is there at once.
 */
export function Later({ children }: { children: ReactNode }) {
  const isFollowedLink = useNavigationType() === 'PUSH'
  const [isDue, setDue] = useState(!isFollowedLink)
  useEffect(() => {
    if (isDue) return
    // The effect itself may run before the paint; the frame after the next one cannot.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => startTransition(() => setDue(true)))
    })
    return () => cancelAnimationFrame(frame)
  }, [isDue])
  return isDue && children
}
