import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useLocation } from 'react-router'
import { back } from '#messages/install.ts'
import { Link } from '../../lib/link.tsx'
import { Icon } from '../../ui/icon.tsx'
import { parentPath } from './parent-path.ts'
import { useStandalone } from './use-standalone.ts'

/** Whether a step back stays in the shop. Without the Navigation API the length of history must do. */
function hasStepBack(): boolean {
  const { navigation } = window as { navigation?: { canGoBack: boolean } }
  return navigation ? navigation.canGoBack : history.length > 1
}

/** A window without the browser's bars needs a way back of its own: to where one was, else to the page above. */
export function BackLink() {
  const { pathname } = useLocation()
  const isStandalone = useStandalone()
  const [place, setPlace] = useState<Element | null>(null)
  useEffect(() => setPlace(document.querySelector('.site-header .menu')), [])
  const parent = parentPath(pathname)
  if (!isStandalone || parent === null || !place) return null
  return createPortal(
    <Link
      className="icon-button back-link"
      to={parent}
      aria-label={back}
      onClick={(event) => {
        if (!hasStepBack()) return
        event.preventDefault()
        history.back()
      }}
    >
      <Icon name="back" />
    </Link>,
    place,
  )
}
