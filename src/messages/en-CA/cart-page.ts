export const pageDescription = 'What you have chosen at ANOINT Array.'
export const nothingInCart = 'Your cart is empty'
export const nothingNote = 'A candle burns for fifty hours. An oil lasts about a year.'
export const shopEverything = 'Shop everything'
