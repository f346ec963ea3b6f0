import { useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { announce } from '../lib/announce.ts'

/**
 * After a link was followed, reading goes on at the top of the new page and its title is said, as a full load
 * would do. Filters and paging keep the path, hence the focus. A hook of the frame would draw all of it anew with each step.
 */
export function PageFocus() {
  const { pathname } = useLocation()
  const shown = useRef(pathname)
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    document.getElementById('main')?.focus({ preventScroll: true })
    announce(document.title)
  }, [pathname])
  return null
}
