export const checkout = 'Checkout'
export const description = 'Where it goes, how it travels, and how you pay.'
export const yourCart = 'Your cart'
export const backToCart = 'Back to your cart'
export const coming = 'Your checkout is on its way.'
export const comingOffline =
  'Checkout needs the network. It comes by itself once you are online; your cart stays as it is.'

export const whereTitle = 'Where it goes'
export const howTitle = 'How it travels'
export const payTitle = 'Review and pay'
export const signIn = 'Sign in'

export const email = 'Email'
export const emailHint = 'Your receipt and news of the parcel go here.'
export const street = 'Street and number'
export const apartment = 'Apartment, buzzer'
export const ifAny = '(if any)'
export const savedAddress = 'Your addresses'
export const otherAddress = 'Another address'
export const emailMissing = 'Enter your email address.'
export const emailWrong = 'This is no email address. One looks like name@example.com.'

export const deliveryNeedsAddress = 'The ways to send it stand here once your address is there.'
export const deliveryComing = 'Asking the carriers.'
export const deliveryNeedsThings = 'Nothing in your cart can be sent now.'
export const deliveryOffline =
  'Delivery prices need the network. They come by themselves once you are online.'
export const deliveryFailed =
  'Delivery prices did not come, and it is our fault. We keep asking for them.'
export const deliveryRefused =
  'Something in your cart or address keeps us from sending it. Look both through once more.'
export const countryRefused = 'We cannot send anything to this country.'
export const deliveryMissing = 'Choose how it travels first.'
export const allRates = (count: number) => `Show all ${count} ways`
export const estimated = 'Estimated'
const days = (from: number, to: number) =>
  from === to
    ? `${from === 1 ? '1 working day' : `${from} working days`}`
    : `${from} to ${to} working days`
export const travelTime = (min: number | null, max: number | null) =>
  min === null && max === null ? '' : days((min ?? max)!, (max ?? min)!)
export const estimatedNote = 'The carrier is not answering; you pay no more than this.'

export const payWith = 'Pay with'
export const providerNotes = {
  stripe: 'You pay on Stripe’s page and come back here.',
  paypal: 'You approve on PayPal’s page and come back here.',
} as const
export const payWords = { before: 'Pay', between: 'with' } as const
export const paying = 'One moment'
export const leaving = (provider: string) => `Taking you to ${provider}`
const counts = 'one two three four five six seven eight nine ten eleven twelve'.split(' ')
export const keptForYou = (count: number) => {
  const things = count === 1 ? 'thing is' : 'things are'
  return `Your ${counts[count - 1] ?? count} ${things} kept for you for 35 minutes once you go on. No card details touch this shop.`
}
export const waiting =
  'This needs the network. What you typed stays, and paying goes on by itself as soon as you are online.'

export const yourOrder = 'Your order'
export const orderOf = (count: number) =>
  `Your order, ${count === 1 ? '1 product' : `${count} products`}`
export const restOnceKnown =
  'In Canadian dollars. Delivery and tax are counted once your address is there.'
export const newTotal = (price: string) => `Your total is ${price}.`

export const addCode = 'Add a discount code'
export const code = 'Discount code'
export const applyCode = 'Apply'
export const codeApplied = (name: string) => `${name} counts.`
export const codeWaits = (name: string) => `${name} is checked once your address is known.`
export const removeCode = 'Remove'
export const codeMissing = 'Enter the code.'
export const codeFaults = {
  unknown_discount: 'We do not know this code. Check how it is written.',
  discount_expired: 'This code is no longer good.',
  discount_minimum: 'Your cart is not large enough for this code.',
  discount_used: 'This code has been used up.',
} as const

export const emptyTitle = 'Your cart is empty'
export const emptyNote = 'There is nothing to pay for yet.'
export const unsoldTitle = 'Nothing in your cart is in stock'
export const unsoldNote = 'It stays in your cart, in case some of it comes back.'
export const emptiedNote =
  'It was emptied, or paid for, on another page or device. What you have paid for comes to you by mail, too.'
export const yourOrders = 'Your orders'
export const shopEverything = 'Shop everything'

export const counting = 'One moment: the total is being counted.'
export const totalOffline = 'The total needs the network. It comes by itself once you are online.'
export const totalFailed = 'The total did not come, and it is our fault. We keep asking for it.'
export const changedMeanwhile =
  'You changed something while the payment was being prepared. Nothing was charged; press again if all is right.'
export const faultsTitle = 'Something is missing or wrong. The fields say what.'
export const soldOut = 'Sold out meanwhile. It is not counted.'
export const notSold = 'No longer sold. It is not counted.'
export const onlyLeft = (count: number) => `Only ${count} left; you chose more.`
export const priceNow = (price: string) => `Its price has changed; it is ${price} now.`

export const refusals = {
  sold_out:
    'Someone was faster: part of your order is sold out. Your order below says what is left. Nothing was charged.',
  price_changed: 'A price has changed. Your order below says what it is now. Nothing was charged.',
  not_sold: 'Part of your order is no longer sold. Nothing was charged.',
  rate: 'The price of delivery had grown old; we asked for it anew. Look at the total and pay again. Nothing was charged.',
  in_progress:
    'A payment for this cart is under way: in another tab, on another device, or with the company that takes it. Nothing is charged twice. Finish it there, or wait a moment and press again.',
  failed: 'This did not work, and it is our fault. Nothing was charged. Try again in a moment.',
  malformed:
    'Something you entered cannot be used. Look it through once more. Nothing was charged.',
  signed_out: 'You have been signed out. Sign in again, or go on as a guest.',
} as const
export const seeOrder = 'See your order'
export const totalChanged = (price: string) =>
  `The total is ${price} now. Nothing was charged; press again if that is right.`
export const tooOften = (seconds: number) =>
  seconds > 90
    ? `That was too often in a row. Try again in ${Math.ceil(seconds / 60)} minutes.`
    : `That was too often in a row. Try again in ${seconds} seconds.`
export const providerDown = (name: string, other: string) =>
  `${name} is not answering. Nothing was charged. ${other} works, or try again in a moment.`
export const payWithOther = (other: string) => `Pay with ${other} instead`
