import { judgeDismissal } from './dismissal.ts'

/** Chrome's offer to install; `inline/boot.ts` keeps the one that comes before this code. */
export type InstallEvent = Event & {
  prompt(): Promise<void>
  userChoice: Promise<{ outcome: 'accepted' | 'dismissed' }>
}

declare global {
  interface Window {
    installOffer?: InstallEvent
  }
}

const storageKey = 'install:dismissed'

/** Whether the shopper said "not now" within 30 days. Where storage is forbidden nothing is offered: it would nag. */
export function isOfferDismissed(now = Date.now()): boolean {
  try {
    const stored = localStorage.getItem(storageKey)
    const { isDismissed, since } = judgeDismissal(stored, now)
    if (since !== null && String(since) !== stored) localStorage.setItem(storageKey, String(since))
    return isDismissed
  } catch {
    return true
  }
}

export function dismissOffer(now = Date.now()) {
  try {
    localStorage.setItem(storageKey, String(now))
  } catch {
    // then it is not offered again anyway
  }
}

/** iOS installs from the share menu and has no offer of its own; `standalone` is what only its browsers know. */
export const isIos = () => 'standalone' in navigator && navigator.maxTouchPoints > 1
