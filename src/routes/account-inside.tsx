import { AccountFrame } from '../features/account/account-frame.tsx'
import type { AccountPart } from '../features/account/account-parts.ts'
import { AddressBook } from '../features/account/addresses/address-book.tsx'
import { Settings } from '../features/account/settings.tsx'
import { OrderList } from '../features/orders/order-list.tsx'
import { Wishlist } from '../features/wishlist/wishlist.tsx'

type InsideProps = { part: AccountPart; user: string }

function Overview({ user }: { user: string }) {
  return (
    <>
      <div className="account-two">
        <OrderList user={user} most={3} />
        <AddressBook user={user} />
      </div>
      <Wishlist />
    </>
  )
}

function Part({ part, user }: InsideProps) {
  if (part === 'overview') return <Overview user={user} />
  if (part === 'settings') return <Settings user={user} />
  if (part === 'wishlist') return <Wishlist />
  return (
    <div className="account-one">
      {part === 'orders' ? <OrderList user={user} /> : <AddressBook user={user} />}
    </div>
  )
}

/** The account of who is signed in; nobody else loads it. */
export function AccountInside(props: InsideProps) {
  return (
    <AccountFrame {...props}>
      <Part {...props} />
    </AccountFrame>
  )
}
