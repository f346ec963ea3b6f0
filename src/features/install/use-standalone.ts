import { useSyncExternalStore } from 'react'

const query = '(display-mode: standalone), (display-mode: fullscreen)'

function subscribe(listener: () => void) {
  const media = matchMedia(query)
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}

export const isStandalone = () => matchMedia(query).matches

/** True in a window of its own, without the browser's bars: the shop is installed. */
export const useStandalone = (): boolean => useSyncExternalStore(subscribe, isStandalone)
