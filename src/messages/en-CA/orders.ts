export const orders = 'Orders'
export const noOrders = 'You have not ordered anything yet.'
export const noOrdersText =
  'Each order will stand here, from the day it is packed to the day it arrives.'
export const toShop = 'See everything'
