const number = new Intl.NumberFormat('en-CA')

/** A count as this language writes it: `1,000`. */
export const countOf = (count: number) => number.format(count)

export const everything = 'Everything'
export const everythingText = 'Oil, wax, resin, clay, flax, walnut, stone. Made in small batches.'
export const everythingDescription =
  'Anointing oils, candles, incense, ceramics, stone jewelry and linen, made in small batches and sent from Canada.'
export const everythingAlt =
  'A walnut tray with candle, oil and linen pouch in window light, ochre backdrop'
export const home = 'Home'

export const products = 'Products'
export const filters = 'Filters'
export const filter = 'Filter'
export const chosenFilters = (count: number) => (count ? `Filter, ${count} chosen` : filter)
export const closeFilters = 'Close filters'
export const productCount = (count: number) => (count === 1 ? 'product' : 'products')
export const showProducts = (count: number) =>
  count === 0
    ? 'Nothing to show'
    : count === 1
      ? 'Show 1 product'
      : `Show ${countOf(count)} products`
export const removeFilter = (value: string) => `Remove ${value}`
export const clear = 'Clear'
export const clearAll = 'Clear all'
export const moreOf = (count: number) => `${countOf(count)} more`

export const sortBy = 'Sort by'
export const sortNames = {
  featured: 'Featured',
  newest: 'Newest',
  'price-asc': 'Price, low to high',
  'price-desc': 'Price, high to low',
  relevance: 'Best match',
} as const

export const facetNames = {
  category: 'Kind',
  price: 'Price',
  colour: 'Colour',
  size: 'Size',
  scent: 'Scent',
  stone: 'Stone',
} as const
/** By the names of `priceBands`. */
export const priceBandNames: Readonly<Record<string, string>> = {
  'under-30': 'Under $30',
  '30-60': '$30 to $60',
  '60-100': '$60 to $100',
  'over-100': 'Over $100',
}

export const pages = 'Pages'
export const page = (at: number) => `Page ${at}`
export const nextPage = 'Next page'
export const previousPage = 'Previous page'

export const nothingMatches = (choices: number) =>
  choices === 1 ? 'Nothing here is that.' : 'Nothing here is all of that at once.'
export const nothingMatchesText = 'Take one choice away, or see everything again.'
export const fromTheShelf = 'Close by'
export const nothingYet = 'Nothing stands on this shelf yet.'
export const listingFailed = 'The products did not come.'
export const tryAgain = 'Try again'

/** Lines for the wide tile, by category; a category without one is told in its own words. */
export const tilePoems: Readonly<Record<string, string>> = {
  oils: 'Six oils, each a small weather.',
  candles: 'An hour is long by candlelight.',
  incense: 'The smoke goes straight up when the room is still.',
  ceramics: 'A bowl remembers the hand that turned it.',
  jewelry: 'Stone first. Then gold, to hold it.',
  'linen-wood': 'Flax softens the more it is used.',
  gifts: 'Chosen slowly, wrapped in linen.',
}
export const seeShelf = (title: string) => `See the ${title.toLowerCase()}`
