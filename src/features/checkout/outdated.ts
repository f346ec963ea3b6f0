const rate = new Set<string>(['unknown_rate', 'foreign_rate', 'expired_rate'])
const cart = new Set<string>(['sold_out', 'price_changed', 'not_sold', 'unknown_variant'])

/** Whether a refusal tells that delivery must be asked for anew. */
export const isOutdatedRate = (code: string): boolean => rate.has(code)

/** Whether a refusal tells that the cart on screen is not what the shop sells now. */
export const isOutdatedCart = (code: string): boolean => cart.has(code)
