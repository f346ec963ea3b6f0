import { useEffect, useState } from 'react'
import { useLocation } from 'react-router'
import { updateLater, updateNow, updateReady } from '#messages/offline.ts'
import { announce } from '../../lib/announce.ts'

const postponedKey = 'update:later'

/** A new version may not come between a shopper and an order. */
const isUnderCheckout = (pathname: string) => pathname.startsWith('/checkout')

function readPostponed(): boolean {
  try {
    return sessionStorage.getItem(postponedKey) !== null
  } catch {
    return false
  }
}

/** Offers the version that waits. "Later" lasts for the tab; once all tabs are closed it comes by itself. */
export function UpdatePrompt({ onAccept }: { onAccept: () => void }) {
  const { pathname } = useLocation()
  const [isPostponed, postpone] = useState(readPostponed)
  const isShown = !isPostponed && !isUnderCheckout(pathname)
  useEffect(() => {
    if (isShown) announce(updateReady)
  }, [isShown])
  if (!isShown) return null
  const later = () => {
    postpone(true)
    try {
      sessionStorage.setItem(postponedKey, '')
    } catch {
      // it will be offered on the next page, too
    }
  }
  return (
    <section className="prompt" aria-label={updateReady}>
      <p>{updateReady}</p>
      <span>
        <button className="text-button" type="button" onClick={later}>
          {updateLater}
        </button>
        <button className="button button-small" type="button" onClick={onAccept}>
          {updateNow}
        </button>
      </span>
    </section>
  )
}
