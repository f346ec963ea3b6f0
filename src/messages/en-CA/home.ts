const upToTwenty =
  'no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const digits = new Intl.NumberFormat('en-CA')
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** Numbers to ninety-nine in words, as a sentence wants them; larger ones in digits. */
function spell(count: number): string {
  if (count > 99) return digits.format(count)
  if (count < 20) return upToTwenty[count]!
  const rest = count % 10 ? `-${upToTwenty[count % 10]}` : ''
  return tens[Math.floor(count / 10) - 2]! + rest
}

const capitalise = (words: string) => words[0]!.toUpperCase() + words.slice(1)

export const title = 'Oils, candles, incense and stoneware'
export const description =
  'Anointing oils, candles, incense, ceramics, stone jewelry and linen, made in small batches and sent from Canada. Free delivery over $120, thirty days to return.'

export const heroTitle = 'Slow things for quiet rooms'
export const heroLead =
  'Anointing oils, candles and stoneware, made in small batches. Nothing here is in a hurry.'
export const heroAlt =
  'Oils, a burning candle, a linen pouch and a bowl of resin on stone rounds, leaf shadow on terracotta'
export const shopEverything = 'Shop everything'

export const indexTitle = (products: number, kinds: number) =>
  `${capitalise(spell(products))} things, in ${spell(kinds)} kinds.`

export const askedTitle = 'Most asked for'
export const seeEverything = 'See everything'

export const storyLabel = 'Incense'
export const storyTitle = 'Forty minutes, told in smoke'
export const storyText =
  'One stick, hand-rolled, set in a brass arc on a strip of travertine. Light it, blow it out, leave the window on the latch.'
export const storyAlt = 'An incense stick smoking above a stone tray, beside a jar of resin tears'
export const storyLink = 'See the incense'

export const newTitle = 'New this season'
export const seeNew = 'All that is new'

export const promisesName = 'What we promise'
export const promises = [
  {
    title: 'Ships from Canada',
    text: 'Packed in paper, sent within two working days. Free over $120.',
    to: '/shipping',
  },
  {
    title: 'Small batches',
    text: 'Poured, thrown and sewn a few dozen at a time. When one is gone, the next is weeks away.',
    to: '/about',
  },
  {
    title: 'Thirty days to return',
    text: 'Unlit, unopened, in its box. We pay the way back within Canada.',
    to: '/returns',
  },
] as const
