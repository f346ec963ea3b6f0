export const save = 'Save'
export const saveNamed = (title: string) => `Save ${title}`
export const wishlist = 'Wishlist'
export const onThisDevice = 'Saved on this device'
export const empty = 'Nothing saved yet. Press Save on a thing you like, and it waits here.'
export const emptyGuest =
  'Nothing saved yet. Press Save on a thing you like: it waits here, and joins your account when you sign in.'
export const toShop = 'See everything'
export const gone = 'No longer sold'
export const fromWishlist = 'From your wishlist'
export const allSaved = (count: number) => (count > 1 ? `All ${count}` : 'Wishlist')
