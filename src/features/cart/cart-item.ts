/** What a product page asks for. */
export type CartItem = { variant: string; handle: string; quantity: number }
