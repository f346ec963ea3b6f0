export const order = 'Your order'
export const description = 'An order at ANOINT Array: what is in it, and where it is.'
export const orderNumber = 'Order'
export const coming = 'Your order is on its way to this page.'
export const offline = 'Your order needs the network. It comes by itself once you are online.'
export const notLoaded = 'Your order did not come. We keep asking for it.'

export const unknownTitle = 'We do not know this order'
export const unknownText =
  'The link may be cut off. The one in your confirmation mail opens it; orders of an account open once you are signed in.'
export const signIn = 'Sign in'
export const toShop = 'Back to the shop'
export const toCheckout = 'Back to checkout'

const months =
  'January February March April May June July August September October November December'.split(' ')
const parts = (iso: string) => new Date(iso)
export const date = (iso: string) => {
  const at = parts(iso)
  return `${at.getDate()} ${months[at.getMonth()]} ${at.getFullYear()}`
}
const two = (count: number) => String(count).padStart(2, '0')
export const dayAndTime = (iso: string, now: Date) => {
  const at = parts(iso)
  const isToday = at.toDateString() === now.toDateString()
  return `${isToday ? 'Today' : date(iso)}, ${two(at.getHours())}:${two(at.getMinutes())}`
}

/** The first word of a name is how one is spoken to. */
const withName = (words: string, name: string) => (name ? `${words}, ${name}` : words)

export const confirming = {
  title: 'One moment',
  poem: 'Asking after your payment.',
  text: 'This page tells you by itself. You can close it; the mail comes either way.',
}
export const unpaid = {
  title: 'Not paid yet',
  poem: 'Nothing was charged.',
  text: 'Your things are kept for you. If you have just paid, this page says so as soon as we hear of it.',
}
export const paid = {
  title: (name: string) => withName('Thank you', name),
  poem: 'It is ours to pack now.',
  text: (email: string) =>
    `A confirmation is on its way to ${email}. This page keeps itself up to date.`,
}
export const shipped = {
  title: (name: string) => withName('On its way', name),
  poem: 'It has left our hands.',
  text: (carrier: string) => `${carrier} has your parcel. This page keeps itself up to date.`,
}
export const refunded = {
  title: 'Refunded',
  poem: 'It is all settled.',
  text: (price: string) =>
    `${price} went back the way it came. Your bank may take a few days to show it.`,
}
export const attention = {
  title: 'We are sorry',
  poem: 'This order could not be kept.',
  text: 'Your payment came, but we could not keep your things for you until then. You get all of it back, and one of us looks after it. You need not do anything.',
}
export const expired = {
  title: 'This order has ended',
  poem: 'Nothing was charged.',
  text: 'It was not paid in time, so its things went back to the shelf. You can order them again.',
}
export const disputedNote = 'Your bank has opened a dispute about this payment. We answer it.'
export const refundNote = (price: string) => `${price} of it went back the way it came.`

export const whereItIs = 'Where your order is'
export const steps = {
  payment: 'Payment',
  paid: 'Paid',
  packed: 'Being packed',
  packedNote: 'In paper, by hand',
  withCarrier: (carrier: string) => (carrier ? `With ${carrier}` : 'On its way'),
  arrived: 'At your door',
} as const
export const paidBy = { stripe: 'by card', paypal: 'with PayPal' } as const
const dayAndMonth = (at: Date) => `${at.getDate()} ${months[at.getMonth()]}`
export const between = (from: Date, to: Date) =>
  from.toDateString() === to.toDateString()
    ? dayAndMonth(from)
    : from.getMonth() === to.getMonth()
      ? `${from.getDate()} to ${dayAndMonth(to)}`
      : `${dayAndMonth(from)} to ${dayAndMonth(to)}`
export const follow = 'Follow the parcel'

export const inTheBox = 'What is in the box'
export const sumAndAddress = 'Sum and address'
export const to = 'To'
export const by = 'By'
export const paidLabel = 'Paid'
