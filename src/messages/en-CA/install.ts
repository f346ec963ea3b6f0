export const install = 'Install the shop'
export const back = 'Back'

export const guideTitle = 'Keep the shop on this device'
export const guideText =
  'It then has an icon of its own, opens without the browser’s bars and works without a network.'
export const guideSteps = [
  { words: 'Tap Share in the bar of the browser', icon: 'share' },
  { words: 'Choose Add to Home Screen', icon: 'plus' },
  { words: 'Tap Add', icon: null },
] as const
export const notNow = 'Not now'
export const closeGuide = 'Close'

/** What the app's manifest says, in stores and on the device. */
export const app = {
  name: 'ANOINT Array',
  shortName: 'ANOINT',
  description:
    'Anointing oils, candles, incense, ceramics, stone jewelry and linen, made in small batches. The whole shop and your cart, without a network too.',
  shortcuts: [
    { name: 'Search', path: 'search' },
    { name: 'Cart', path: 'cart' },
    { name: 'Shop', path: 'shop' },
  ],
  screenshots: {
    home: 'The home page: oils and a candle in leaf shadow',
    shop: 'The shop: pictures, names and prices',
    product: 'A product with its pictures, choices and care',
  },
} as const
