import '../styles/fields.css'
import '../styles/account.css'
import { useEffect, useState } from 'react'
import { useLocation } from 'react-router'
import { titleOf } from '#messages/app.ts'
import { description } from '#messages/account.ts'
import { findPart, titleOfPart } from '../features/account/account-parts.ts'
import { InsideWaits } from '../features/account/inside-waits.tsx'
import { SignedOut } from '../features/account/signed-out.tsx'
import { useAccount } from '../features/account/use-account.ts'
import { GuestWishlist } from '../features/wishlist/guest-wishlist.tsx'
import { usePageHead } from '../ui/use-page-head.ts'

const load = () => import('./account-inside.tsx')
type Inside = Awaited<ReturnType<typeof load>>
let inside: Inside | null = null

const retryMs = 4_000

/** What is behind the way in comes once someone is in; without a network it comes when there is one. */
function useInside(isIn: boolean): Inside | null {
  const [loaded, setLoaded] = useState(inside)
  useEffect(() => {
    if (!isIn || loaded) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = () => {
      load().then(
        (module) => setLoaded((inside = module)),
        () => (timer = setTimeout(ask, retryMs)),
      )
    }
    ask()
    return () => clearTimeout(timer)
  }, [isIn, loaded])
  return loaded
}

/** The account, and for who is not signed in the way into it. A guest's wishlist needs none. */
export function Page() {
  const { to, part } = findPart(useLocation().pathname)
  const { user, onHold } = useAccount()
  const module = useInside(user !== null)
  usePageHead({
    title: titleOf(titleOfPart(part)),
    ...{ description, path: to, robots: 'noindex' },
  })
  if (user !== null)
    return module ? <module.AccountInside part={part} user={user} /> : <InsideWaits />
  return (
    <>
      <SignedOut onHold={onHold} />
      {part === 'wishlist' && (
        <div className="width account-guest" data-region="">
          <GuestWishlist />
        </div>
      )}
    </>
  )
}
