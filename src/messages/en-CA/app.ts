export const brand = 'ANOINT Array'
export const titleOf = (page: string) => `${page} · ${brand}`
export const failureTitle = 'This page did not come'
export const failureText = 'Something between us and you failed. Nothing in your cart is lost.'
export const offlineFailureTitle = 'This page needs the network'
export const offlineFailureText =
  'It is not on this device yet, and will come by itself once you are online again. Your cart is safe.'
export const tryAgain = 'Try again'
