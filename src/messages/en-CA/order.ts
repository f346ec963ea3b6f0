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
export const reviewed = {
  title: 'Almost there',
  poem: 'Your payment is being checked.',
  text: (provider: string) =>
    `${provider} has your payment and is still looking at it, which may take a day. You need not pay again: this page tells you by itself, and so does the mail.`,
}
const patience = 'Banks take up to ten days to show it.'
export const refunded = {
  title: 'Refunded',
  poem: 'It is all settled.',
  text: (price: string) => `${price} went back the way it came. ${patience}`,
}
const givenBack = (email: string) =>
  `You get all of it back, and need not do anything: we write to ${email} as soon as it is on its way.`
export const attention = {
  sold_out: {
    title: 'We are sorry',
    poem: 'This order could not be kept.',
    text: (email: string) =>
      `Your payment came, but after your things were no longer kept for you, and someone else has them now. ${givenBack(email)}`,
  },
  wrong_amount: {
    title: 'We are sorry',
    poem: 'This order could not be kept.',
    text: (email: string) =>
      `What was paid is not what this order costs, so we do not send it. ${givenBack(email)}`,
  },
  refund_failed: {
    title: 'We look after it',
    poem: 'Your refund did not arrive.',
    text: (email: string) =>
      `We sent money back to you, and it did not get through. One of us sees to it by hand and writes to ${email}. You need not do anything.`,
  },
} as const
export const disputed = {
  title: 'In dispute',
  poem: 'Your bank decides about it.',
  text: 'You or your bank have questioned this payment, and we answer the bank. It tells you what becomes of the money. Was it a mistake? Tell your bank, and it ends there.',
}
export const expired = {
  title: 'This order has ended',
  poem: 'Nothing was charged.',
  text: 'It was not paid in time, so its things went back to the shelf. You can order them again.',
}
export const disputedNote =
  'You or your bank have questioned this payment. We answer the bank, and it tells you what becomes of the money.'
export const refundNote = (price: string) => `${price} of it went back the way it came. ${patience}`

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
/** Of what will not arrive. */
export const ordered = 'What you ordered'
export const sumAndAddress = 'Sum and address'
export const to = 'To'
export const by = 'By'
export const paidLabel = 'Paid'
export const refundedLabel = 'Refunded'
export const helpLabel = 'Questions'
export const help = (email: string) => `Reply to any message about this order. They go to ${email}.`
