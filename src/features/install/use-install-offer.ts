import { useEffect, useState } from 'react'
import { dismissOffer, isIos, isOfferDismissed, type InstallEvent } from './install-offer.ts'
import { useStandalone } from './use-standalone.ts'

export type InstallOffer = {
  /** `prompt`: the browser asks; `guide`: the shopper is shown how. */
  kind: 'prompt' | 'guide'
  install: () => void
  dismiss: () => void
}

/** The offer of this browser, or null: none, installed already, or waved away within 30 days. */
export function useInstallOffer(onGuide: () => void): InstallOffer | null {
  const isStandalone = useStandalone()
  const [event, setEvent] = useState<InstallEvent | null>(() => window.installOffer ?? null)
  const [isGone, setGone] = useState(isOfferDismissed)

  useEffect(() => {
    const onOffer = (offer: Event) => {
      offer.preventDefault() // the browser's own bar would come uncalled
      setEvent(offer as InstallEvent)
    }
    const onInstalled = () => setGone(true)
    addEventListener('beforeinstallprompt', onOffer)
    addEventListener('appinstalled', onInstalled)
    return () => {
      removeEventListener('beforeinstallprompt', onOffer)
      removeEventListener('appinstalled', onInstalled)
    }
  }, [])

  const dismiss = () => {
    dismissOffer()
    setGone(true)
  }
  const ask = async (offer: InstallEvent) => {
    await offer.prompt()
    const { outcome } = await offer.userChoice
    delete window.installOffer // each offer can be taken once
    setEvent(null)
    if (outcome === 'dismissed') dismiss()
  }
  if (isStandalone || isGone) return null
  if (event) return { kind: 'prompt', install: () => void ask(event), dismiss }
  return isIos() ? { kind: 'guide', install: onGuide, dismiss } : null
}
