import type { AnchorHTMLAttributes, MouseEvent } from 'react'
import { hrefOf, useNavigate, type To } from './navigate.ts'

export type LinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & {
  to: To
  /** Where to as of the press, if that may be another place than when the link was drawn. */
  latest?: () => To
  replace?: boolean
  /** `{ keepScroll: true }` leaves the page where it is, see `app/scroll.ts`. */
  state?: unknown
}

/** Presses the browser must keep for itself: a new tab, a new window, a download. */
function isPlainPress(event: MouseEvent<HTMLAnchorElement>): boolean {
  const { target } = event.currentTarget
  const hasModifier = event.metaKey || event.altKey || event.ctrlKey || event.shiftKey
  return event.button === 0 && !hasModifier && (!target || target === '_self')
}

/**
 * A link inside the shop, followed without a page load. The router's own `Link` also prefetches for its framework
 * mode and thereby costs 3.7 KB on every page (docs/decisions/0001).
 */
export function Link({ to, latest, replace, state, onClick, ...rest }: LinkProps) {
  const navigate = useNavigate()
  return (
    <a
      {...rest}
      href={hrefOf(to)}
      onClick={(event) => {
        onClick?.(event)
        if (event.defaultPrevented || !isPlainPress(event)) return
        event.preventDefault()
        const target = latest?.() ?? to
        // The same URL again must not become another step of the way back.
        const isHere = new URL(hrefOf(target), location.href).href === location.href
        navigate(target, { replace: replace ?? isHere, state })
      }}
    />
  )
}
