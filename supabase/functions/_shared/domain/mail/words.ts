/** The words of letters, en-CA. Another language is another file like this one. */

export const locale = 'en-CA'
export const shopName = 'ANOINT Array'

export const becauseOfOrder = `${shopName}. You have this letter because you placed an order.`
export const becauseOfCode = `${shopName}. You have this letter because somebody asked for a code with your address. If it was not you, do nothing: without the code nothing changes.`

export const confirmation = {
  subject: (number: string) => `Your order ${number}`,
  preview: (total: string) => `Paid: ${total}. We write again when it is under way.`,
  heading: (name: string) => (name === '' ? 'Thank you' : `Thank you, ${name}`),
  text: (number: string, carrier: string) =>
    `Order ${number} is paid and goes on the packing table. We write again when ${carrier} has it.`,
}

export const shipped = {
  subject: (number: string) => `Order ${number} is on its way`,
  preview: (carrier: string) => `Handed to ${carrier}.`,
  heading: 'On its way',
  text: (number: string, carrier: string) => `Order ${number} is with ${carrier} now.`,
  days: (min: number, max: number) =>
    min === max
      ? `It usually takes ${min} working ${min === 1 ? 'day' : 'days'}.`
      : `It usually takes ${min} to ${max} working days.`,
}

export const refunded = {
  subject: (number: string) => `A refund for order ${number}`,
  preview: (amount: string) => `${amount} goes back to where you paid from.`,
  heading: 'Your refund',
  text: (amount: string, number: string) =>
    `We have sent ${amount} of order ${number} back to where you paid from.`,
  patience: 'Banks take up to ten days to show it.',
}

export const attention = {
  subject: (number: string) => `We could not keep order ${number}`,
  preview: 'Your payment reached us, and goes back to you.',
  heading: 'We are sorry',
  text: (number: string) =>
    `Your payment for order ${number} reached us too late, or with another amount than we had asked for, so we cannot pack it any more.`,
  refund:
    'What you paid goes back by itself to where it came from. There is nothing you need to do.',
  person: 'A person looks at your order as well. To tell us something, answer this letter.',
}

export const refundOfTotal = 'Sent back'
export const subtotal = 'Subtotal'
export const discount = (code: string | null) => (code === null ? 'Discount' : `Discount, ${code}`)
export const delivery = 'Delivery'
export const free = 'Free'
export const total = 'Total'
export const deliveredTo = 'Delivered to'
export const deliveredBy = 'Delivered by'
export const followOrder = 'Follow your order'
export const followParcel = 'Follow the parcel'

export const carriers = { 'canada-post': 'Canada Post', ups: 'UPS', flat: 'the carrier' } as const

/** The letters that carry a code; the key is the name of the template in Supabase. */
export const codes = {
  confirmation: {
    subject: 'Your code for ANOINT Array',
    heading: 'Welcome',
    text: 'Enter this code to open your account.',
  },
  'magic-link': {
    subject: 'Your code for ANOINT Array',
    heading: 'Your code',
    text: 'Enter this code to sign in.',
  },
  recovery: {
    subject: 'Reset your password',
    heading: 'A new password',
    text: 'Enter this code to choose a new password.',
  },
  'email-change': {
    subject: 'Confirm your new address',
    heading: 'Your new address',
    text: 'Enter this code to use this address from now on.',
  },
  reauthentication: {
    subject: 'Confirm that it is you',
    heading: 'Is it you?',
    text: 'Enter this code to go on.',
  },
} as const
export const codeHolds = 'It holds for an hour.'
