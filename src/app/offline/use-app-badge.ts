import { useEffect } from 'react'
import { useCartCount } from '../../features/cart/use-cart-count.ts'

/** The cart's number on the icon of the installed app; other tabs' changes come through the cart itself. */
export function useAppBadge() {
  const count = useCartCount()
  useEffect(() => {
    if (!('setAppBadge' in navigator)) return
    const badge = count ? navigator.setAppBadge(count) : navigator.clearAppBadge()
    badge.catch(() => {}) // only an installed app has an icon to put it on
  }, [count])
}
