import '../styles/account.css'
import { useLocation } from 'react-router'
import { titleOf } from '#messages/app.ts'
import { description } from '#messages/account.ts'
import { AccountFrame } from '../features/account/account-frame.tsx'
import { findPart, titleOfPart, type AccountPart } from '../features/account/account-parts.ts'
import { AddressBook } from '../features/account/addresses/address-book.tsx'
import { Settings } from '../features/account/settings.tsx'
import { SignedOut } from '../features/account/signed-out.tsx'
import { useAccount } from '../features/account/use-account.ts'
import { OrderList } from '../features/orders/order-list.tsx'
import { Wishlist } from '../features/wishlist/wishlist.tsx'
import { usePageHead } from '../ui/use-page-head.ts'

function Overview({ user }: { user: string }) {
  return (
    <>
      <div className="account-two">
        <OrderList />
        <AddressBook user={user} />
      </div>
      <Wishlist />
    </>
  )
}

function Part({ part, user }: { part: AccountPart; user: string }) {
  if (part === 'overview') return <Overview user={user} />
  if (part === 'settings') return <Settings user={user} />
  if (part === 'wishlist') return <Wishlist />
  return (
    <div className="account-one">
      {part === 'orders' ? <OrderList /> : <AddressBook user={user} />}
    </div>
  )
}

/** The account, and for who is not signed in the way into it. A guest's wishlist needs none. */
export function Page() {
  const { to, part } = findPart(useLocation().pathname)
  const { user, onHold } = useAccount()
  usePageHead({
    title: titleOf(titleOfPart(part)),
    ...{ description, path: to, robots: 'noindex' },
  })
  if (user !== null)
    return (
      <AccountFrame part={part} user={user}>
        <Part part={part} user={user} />
      </AccountFrame>
    )
  return (
    <>
      <SignedOut onHold={onHold} />
      {part === 'wishlist' && (
        <div className="width account-guest" data-region="">
          <Wishlist isGuest />
        </div>
      )}
    </>
  )
}
