import { useEffect, useState } from 'react'
import { useLocation } from 'react-router'
import { updateLater, updateNow, updateReady } from '#messages/offline.ts'
import { announce } from '../../lib/announce.ts'
import { isPostponed } from './postponed.ts'

const postponedKey = 'update:later'

/** A new version may not come between a shopper and an order. */
const isUnderCheckout = (pathname: string) => pathname.startsWith('/checkout')

/** When "Later" was said in this tab, in ms; 0 when it was not. */
function readSaidAt(): number {
  try {
    return Number(sessionStorage.getItem(postponedKey))
  } catch {
    return 0
  }
}

/** Offers the version that waits. "Later" lasts for a day in this tab; once all tabs are closed it comes by itself. */
export function UpdatePrompt({ onAccept }: { onAccept: () => void }) {
  const { pathname } = useLocation()
  const [saidAt, postpone] = useState(readSaidAt)
  const isShown = !isPostponed(saidAt) && !isUnderCheckout(pathname)
  useEffect(() => {
    if (isShown) announce(updateReady)
  }, [isShown])
  if (!isShown) return null
  const later = () => {
    const now = Date.now()
    postpone(now)
    try {
      sessionStorage.setItem(postponedKey, String(now))
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
