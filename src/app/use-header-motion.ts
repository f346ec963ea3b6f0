import { useEffect, useRef } from 'react'

/** Scrolling less than this changes nothing: a thumb is never quite still. */
const slackPx = 6

/**
 * The header leaves on scroll down and returns on scroll up (`data-away`); once returned over a picture it has a
 * ground of its own until the page is at its top again (`data-solid`). Attributes, not state: scrolling renders nothing.
 */
export function useHeaderMotion() {
  const header = useRef<HTMLElement>(null)
  useEffect(() => {
    const { dataset, offsetHeight } = header.current!
    let before = window.scrollY
    const set = (name: 'away' | 'solid', isOn: boolean) => {
      if (isOn) dataset[name] = ''
      else delete dataset[name]
    }
    const onScroll = () => {
      const { scrollY } = window
      if (Math.abs(scrollY - before) < slackPx && scrollY > slackPx) return
      const isDown = scrollY > before
      set('away', isDown && scrollY > offsetHeight)
      if (!isDown) set('solid', scrollY > slackPx)
      before = scrollY
    }
    window.addEventListener('scroll', onScroll, { passive: true })
    return () => window.removeEventListener('scroll', onScroll)
  }, [])
  return header
}
