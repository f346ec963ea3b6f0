export const orders = 'Orders'
export const noOrders = 'You have not ordered anything yet.'
export const noOrdersText =
  'Each order will stand here, from the day it is packed to the day it arrives.'
export const toShop = 'See everything'
export const allOrders = 'All orders'

export const loading = 'Looking up your orders.'
export const offline = 'Your orders need the network. They come by themselves once you are online.'
export const notLoaded = 'Your orders did not come.'
export const tryAgain = 'Try again'

export const statusWords = {
  pending: 'Not paid yet',
  paid: 'Being packed',
  shipped: 'On its way',
  partially_refunded: 'Partly refunded',
  refunded: 'Refunded',
  disputed: 'Disputed by your bank',
  needs_attention: 'We look after it',
  expired: 'Not paid',
} as const
export const pieces = (count: number) => (count === 1 ? '1 piece' : `${count} pieces`)
