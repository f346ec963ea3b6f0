export const title = 'Returns'
export const description =
  'Thirty days to send back what is unlit, unopened and in its box. Within Canada we pay the way back.'

export const heading = 'Thirty days to think it over'
export const lead = 'Unlit, unopened, in its box. Within Canada we pay the way back.'
export const alt = 'Garnet earrings, an amethyst pendant and an onyx bracelet on pale stone'

export const sections = [
  {
    id: 'what',
    title: 'What can come back',
    terms: [
      { term: 'Oils', text: 'With the seal unbroken.' },
      { term: 'Candles and incense', text: 'Unlit, in their box.' },
      { term: 'Stoneware and wood', text: 'Unused and unwashed.' },
      {
        term: 'Jewelry',
        text: 'Unworn, in its pouch.',
      },
      { term: 'Linen', text: 'Unwashed, tied as it came.' },
      { term: 'Sets', text: 'Whole. If one piece of a set is wrong, we exchange that piece.' },
    ],
  },
  {
    id: 'how',
    title: 'How it goes',
    steps: [
      'Within thirty days of delivery, reply to the message about your order and say what comes back. You need give no reason.',
      'Within two working days we send you a label. Within Canada it is paid for.',
      'Pack it as it came, so that glass meets paper and not glass, and hand it to the carrier within fourteen days.',
      'The money goes back the way it came, within five working days of the parcel reaching us.',
    ],
  },
  {
    id: 'abroad',
    title: 'From outside Canada',
    paragraphs: [
      'The same thirty days and the same conditions. You choose the carrier and pay the way back; write “returned goods” on the customs form, so that nobody is charged twice.',
    ],
  },
  {
    id: 'delivery',
    title: 'What you paid for delivery',
    paragraphs: [
      'If everything comes back, so does the cheapest delivery we offered you. If part of it does, delivery stays paid, and an order that was sent free is not charged for it afterwards.',
    ],
  },
  {
    id: 'wrong',
    title: 'If we were wrong',
    paragraphs: [
      'Broken, leaking, or not what you ordered: none of the conditions above apply. Send a picture in reply to the message about your order, and choose another one or the money. We pay both ways, wherever you live.',
      'The rights that the law of your province or country gives you stand beside these thirty days, untouched.',
    ],
    links: [{ to: '/shipping', name: 'How we ship' }],
  },
] as const
