import { useEffect } from 'react'
import { useCart } from '../../features/cart/use-cart.ts'
import { countItems } from '../../model/cart.ts'

/** The cart's number on the icon of the installed app; other tabs' changes come through the cart itself. */
export function useAppBadge() {
  const count = countItems(useCart())
  useEffect(() => {
    if (!('setAppBadge' in navigator)) return
    const badge = count ? navigator.setAppBadge(count) : navigator.clearAppBadge()
    badge.catch(() => {}) // only an installed app has an icon to put it on
  }, [count])
}
