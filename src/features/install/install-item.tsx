import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { install } from '#messages/install.ts'
import { IosGuide } from './ios-guide.tsx'
import { useInstallOffer } from './use-install-offer.ts'

/** The last entry of the footer's second list, the shorter one: nothing moves when it comes. */
export function InstallItem() {
  const [place, setPlace] = useState<Element | null>(null)
  const guide = useRef<HTMLDialogElement>(null)
  const offer = useInstallOffer(() => guide.current?.showModal())
  useEffect(() => setPlace(document.querySelector('#footer-house + ul')), [])
  if (!offer || !place) return null
  return (
    <>
      {createPortal(
        <li>
          <button className="install-item" type="button" onClick={offer.install}>
            {install}
          </button>
        </li>,
        place,
      )}
      {offer.kind === 'guide' && <IosGuide ref={guide} onDismiss={offer.dismiss} />}
    </>
  )
}
