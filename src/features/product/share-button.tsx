import { useState } from 'react'
import { linkCopied, linkNotCopied, share } from '#messages/product.ts'
import { announce } from '../../lib/announce.ts'
import { Icon } from '../../ui/icon.tsx'

async function copyLink(): Promise<string> {
  try {
    await navigator.clipboard.writeText(location.href)
    return linkCopied
  } catch {
    return linkNotCopied // permission denied, or plain HTTP
  }
}

/** Hands the page's address to the system where it can share, else to the clipboard. */
export function ShareButton({ title }: { title: string }) {
  const [words, setWords] = useState(share)
  const act = async () => {
    if ('share' in navigator) {
      // A sheet that is closed without sharing is no failure.
      return navigator.share({ title, url: location.href }).catch(() => {})
    }
    const said = await copyLink()
    setWords(said)
    announce(said)
  }
  return (
    <li className="buy-share">
      <Icon name="share" />
      <button className="text-button" type="button" onClick={() => void act()}>
        {words}
      </button>
    </li>
  )
}
