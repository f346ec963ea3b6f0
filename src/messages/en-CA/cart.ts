export const yourCart = 'Your cart'
export const cartEmpty = 'Cart, empty'
export const cartOne = 'Cart, 1 item'
/** `#` stands for the number: the page's first script fills it in before any other code is here. */
export const cartMany = 'Cart, # items'
export const cartCount = (count: number) =>
  count === 0 ? cartEmpty : count === 1 ? cartOne : cartMany.replace('#', String(count))

export const itemName = (title: string, variant: string) =>
  variant ? `${title}, ${variant}` : title
export const added = (name: string, count: number) =>
  `${name} added. ${count === 1 ? '1 item' : `${count} items`} in your cart.`
export const notAdded = (name: string) => `${name} was not added: it is sold out.`
export const nothingMore = (name: string) =>
  `${name} was not added: your cart already holds all there are.`
export const cartFull = 'Your cart holds a hundred different things; there is no room for more.'
export const addedUnnamed = (count: number) =>
  count === 1 ? 'Added. 1 item in your cart.' : `Added. ${count} items in your cart.`
