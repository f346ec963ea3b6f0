export const yourCart = 'Your cart'
export const cartEmpty = 'Cart, empty'
export const cartOne = 'Cart, 1 item'
/** `#` stands for the number: the page's first script fills it in before any other code is here. */
export const cartMany = 'Cart, # items'
export const cartCount = (count: number) =>
  count === 0 ? cartEmpty : count === 1 ? cartOne : cartMany.replace('#', String(count))

const items = (count: number) => (count === 1 ? '1 item' : `${count} items`)
export const itemName = (title: string, variant: string) =>
  variant ? `${title}, ${variant}` : title

export const added = (name: string, count: number) => `${name} added. ${items(count)} in your cart.`
export const addedUnnamed = (count: number) => `Added. ${items(count)} in your cart.`
export const addedSome = (name: string, change: number) =>
  `Only ${change} of ${name || 'it'} could be added: your cart now holds all there are.`
export const notAdded = (name: string) => `${name || 'It'} was not added: it is sold out.`
export const nothingMore = (name: string) =>
  `${name || 'It'} was not added: your cart already holds as many as there are.`
export const cartFull = 'Your cart holds a hundred different things; there is no room for more.'

export const close = 'Close your cart'
export const viewCart = 'View your cart'
