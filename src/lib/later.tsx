import { startTransition, useEffect, useState, type ReactNode } from 'react'
import { useNavigationType } from 'react-router'

const atOnce = (draw: () => void) => draw()

/**
 * False on a followed link until its first frame is on screen; true at once in the file, and on the way back, where the
 * scroll position needs the page's whole height.
 * @param show - how the rest is drawn, `startTransition` where it may wait
 */
export function useAfterFirstFrame(show: (draw: () => void) => void = atOnce): boolean {
  const isFollowedLink = useNavigationType() === 'PUSH'
  const [isDue, setDue] = useState(!isFollowedLink)
  useEffect(() => {
    if (isDue) return
    // The effect itself may run before the paint; the frame after the next one cannot.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => show(() => setDue(true)))
    })
    return () => cancelAnimationFrame(frame)
  }, [isDue, show])
  return isDue
}

/** What stands below the first screen: on a followed link the heading never waits for it. */
export const Later = ({ children }: { children: ReactNode }) =>
  useAfterFirstFrame(startTransition) && children
