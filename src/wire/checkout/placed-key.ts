/** Where a page learns, without more code, that something was ordered here and is not settled yet. */
export const placedKey = 'checkout:placed'
