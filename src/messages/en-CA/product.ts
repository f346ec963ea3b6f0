export const addToCart = 'Add to cart'
export const adding = 'Going into your cart.'
export const soldOut = 'Sold out'
export const notMade = 'Not made like this'
export const markSoldOut = ', sold out'
export const onlyLeft = (count: number) => `Only ${count} left`
export const barName = 'Buy'
export const addShort = 'Add'
export const addItem = (name: string) => ` ${name} to cart`
export const itemName = (title: string, variant: string) =>
  variant ? `${title}, ${variant}` : title
export const variantPrice = (variant: string, price: string) =>
  variant ? `${variant}, ${price}` : price

export const quantity = 'Quantity'
export const quantityOf = (name: string) => `Quantity of ${name}`
export const increase = (name: string) => `Increase quantity of ${name}`
export const decrease = (name: string) => `Decrease quantity of ${name}`

export const whereYouAre = 'Where you are'
export const shop = 'Shop'
export const pictures = 'Pictures'
export const zoomIn = 'Zoom in'
export const zoomTitle = (title: string) => `Pictures of ${title}`
export const closePictures = 'Close the pictures'
export const nextPicture = 'Next picture'
export const previousPicture = 'Previous picture'
export const closer = 'Closer'
export const place = (at: number, count: number) => `${at} of ${count}`

export const freeOver = (amount: string) => `Free delivery in Canada from ${amount}.`
export const sentFrom = 'Sent from Canada.'
export const aboutDelivery = 'About delivery'
export const share = 'Share'
export const linkCopied = 'Link copied'
export const linkNotCopied = 'The link is in the address bar'

export const goesWith = 'Goes with it'
export const from = (price: string) => `From ${price}`
export const facts = 'Facts and care'
export const about = (title: string) => `About ${title}`
export const related = 'Near it on the shelf'
export const allOf = (category: string) => `All ${category}`

export const goneTitle = 'No longer sold'
export const goneText = 'What stood here has left the shop. Its neighbours have not.'
export const goneDescription = 'This product is no longer sold at ANOINT Array.'
export const shopEverything = 'Shop everything'
export const stillHere = 'Still on the shelf'
