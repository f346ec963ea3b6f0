import { addresses, orders, overview, settings, wishlist, yourAccount } from '#messages/account.ts'

export type AccountPart = 'overview' | 'orders' | 'addresses' | 'wishlist' | 'settings'

/** The account's pages in the order of their tabs. */
export const accountParts: readonly { part: AccountPart; to: string; name: string }[] = [
  { part: 'overview', to: '/account', name: overview },
  { part: 'orders', to: '/account/orders', name: orders },
  { part: 'addresses', to: '/account/addresses', name: addresses },
  { part: 'wishlist', to: '/account/wishlist', name: wishlist },
  { part: 'settings', to: '/account/settings', name: settings },
]

/** The part a URL stands for; the overview for any other. */
export const findPart = (pathname: string) =>
  accountParts.find(({ to }) => to === pathname) ?? accountParts[0]!

export const titleOfPart = (part: AccountPart): string =>
  part === 'overview' ? yourAccount : accountParts.find((one) => one.part === part)!.name
