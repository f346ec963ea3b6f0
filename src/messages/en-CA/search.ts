const smallNumbers = 'No One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve'.split(' ')
const number = new Intl.NumberFormat('en-CA')
const spell = (count: number) => smallNumbers[count] ?? number.format(count)

/** The accessible name of the one search box. */
export const search = 'Search'
export const closeSearch = 'Close search'
export const didYouMean = 'Did you mean'
export const inShelves = 'In'
export const shelves = 'Shelves'
export const mostAsked = 'Most asked for'
export const hitCount = (count: number) => `${spell(count)} ${count === 1 ? 'product' : 'products'}`
export const hitsSaid = (count: number, q: string) => `${hitCount(count)} for ${q}`
export const seeAllHits = (count: number) =>
  count === 1 ? 'See it on a page' : `See all ${spell(count).toLowerCase()} on a page`
export const seeEverything = 'See everything'
export const nothingFound = (q: string) => `Nothing here answers to “${q}”.`
export const nothingFoundAdvice = 'Try fewer letters, another word, or one of our shelves.'
export const searching = 'Looking'
export const searchFailed = 'The search did not come. It will try again when you type.'
export const keys = [
  { keys: ['↑', '↓'], use: 'to move' },
  { keys: ['Enter'], use: 'to open' },
  { keys: ['Esc'], use: 'to close' },
] as const

export const searchTitle = 'Search'
export const resultsTitle = (q: string) => `Results for “${q}”`
export const searchDescription = 'Search oils, candles, incense, ceramics, stone jewelry and linen.'
export const searchLead = 'A scent, a stone, a colour, a room. Or start with what others ask for.'
