export const title = 'Offline & storage'
export const description =
  'What ANOINT Array keeps on this device so that the shop works without a network, how much room it takes, and how to clear it.'
export const lead =
  'After your first visit the whole shop is on this device: every product, search, your cart. Here is what it takes, and how to take it away.'

export const keptTitle = 'Kept on this device'
export const kindNames = {
  pages: 'Pages',
  products: 'Products',
  pictures: 'Pictures',
  app: 'The app itself',
} as const
const numbers = new Intl.NumberFormat('en-CA')
export const fileCount = (count: number) =>
  count === 1 ? '1 file' : `${numbers.format(count)} files`
export const sum = 'All together'
export const unknownSize = '–'

const kiloByte = new Intl.NumberFormat('en-CA', { maximumFractionDigits: 0 })
const megaByte = new Intl.NumberFormat('en-CA', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
})
/** Kilobytes and megabytes of a thousand, as phones count them. */
export const size = (bytes: number) =>
  bytes >= 999_500
    ? `${megaByte.format(bytes / 1e6)}\u00a0MB`
    : `${kiloByte.format(bytes > 0 ? Math.max(1, bytes / 1000) : 0)}\u00a0KB`

export const isCounting = 'Counting what is stored.'
export const noStorage = 'This browser keeps nothing for the shop.'
export const keptForGood = 'It stays until you clear it.'
export const keptForNow =
  'Your browser may clear it when the device runs short of room. It stays once the shop is installed.'
export const roomUsed = (usage: string) => `Your browser counts ${usage} in all for this shop.`

export const clearStored = 'Clear what is stored'
export const clearing = 'Clearing'
export const cartStays = 'Your cart stays. The shop stores itself again on your next visit.'
export const cleared = (bytes: string) => `Cleared ${bytes}. Your cart is still here.`
export const notCleared =
  'It could not be cleared. Your browser’s “clear site data” removes all of it.'

export const sections = [
  {
    id: 'without',
    title: 'Without a network',
    terms: [
      {
        term: 'Works',
        text: 'Every shelf with its filters, every product, search, what you viewed last, your cart. Pictures are small ones where you have not seen the large.',
      },
      {
        term: 'Waits',
        text: 'Checkout and your account. What you typed stays, and goes on by itself.',
      },
      {
        term: 'Prices',
        text: 'Are as of the time at the foot of the screen. What you pay is always checked when you order.',
      },
    ],
  },
  {
    id: 'sparing',
    title: 'Sparing with room',
    paragraphs: [
      'Pictures take six megabytes at most; those not looked at for longest go first. Where your device saves data, or the network is slow, only what you have seen is kept.',
      'A new version of the shop is fetched in the background and offered to you. Nothing reloads by itself.',
    ],
    links: [{ to: '/privacy', name: 'What else is kept, and where' }],
  },
] as const
