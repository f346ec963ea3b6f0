export const keptHere = (isGuest: boolean) =>
  isGuest ? 'Kept on this device' : 'The same on all your devices'

export const quantity = 'Quantity'
export const quantityOf = (name: string) => `Quantity of ${name}`
export const increase = (name: string) => `Increase quantity of ${name}`
export const decrease = (name: string) => `Decrease quantity of ${name}`
export const remove = 'Remove'
export const removeItem = (name: string) => `Remove ${name}`
export const each = (price: string) => `${price} each`
export const nowQuantity = (name: string, count: number) => `${name}: ${count}`

export const removed = (name: string) => `${name} removed`
export const restored = (name: string) => `${name} is back in your cart`
export const undo = 'Undo'

export const justAdded = 'Just added.'
export const onlyLeft = (count: number) => `Only ${count} left.`
export const cutNote = (from: number, to: number) =>
  to === 1
    ? `You chose ${from}; only one is left, and that is what your cart holds now.`
    : `You chose ${from}; only ${to} are left, and that is what your cart holds now.`
export const soldOutNote = 'Sold out. It is not counted.'
export const goneNote = 'No longer sold. It is not counted.'
export const priceNote = (before: string, now: string) =>
  `It was ${before} when you chose it; it is ${now} now.`
export const unreadNote = 'Its price cannot be read right now. It is not counted.'

export const summary = 'Summary'
export const subtotal = 'Subtotal'
export const checkOut = 'Checkout'
export const beforeTax = 'Tax and delivery are counted at checkout.'
export const toFreeDelivery = 'to free delivery in Canada'
export const freeDelivery = 'Delivery in Canada is free for this cart'
export const freeDeliveryName = 'Free delivery'
