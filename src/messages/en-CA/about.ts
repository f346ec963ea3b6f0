export const title = 'About'
export const description =
  'Who makes the oils, candles, incense, stoneware and linen of ANOINT Array, of what, and why there are never many of them.'

export const heading = 'Made slowly, kept long'
export const lead =
  'We make things for the hour when a room goes quiet: oil, wax, smoke, clay, stone and flax.'
export const alt = 'Three linen pouches and a tied stack of linen in leaf shadow, sage backdrop'

export const poem =
  'An array is an ordered set. Ours is small enough to know by hand, and every piece of it is allowed to differ.'

export const closeUps = [
  {
    image: 'brass',
    alt: 'A walnut lid close up, rings of brass dots around a drop let into the grain',
    words: 'The rings of dots on our labels are the ones let into this lid, in brass.',
  },
  {
    image: 'clay',
    alt: 'A speckled bone bud vase close up, throwing rings under the glaze',
    words: 'Iron in the clay comes up through the glaze as it likes.',
  },
  {
    image: 'flax',
    alt: 'The gathered neck of a linen pouch, tied with a cord',
    words: 'Flax creases, and looks better for it.',
  },
] as const

export const sections = [
  {
    id: 'materials',
    title: 'What it is made of',
    terms: [
      {
        term: 'Oil',
        text: 'Cold-pressed extra virgin olive oil carries everything we blend. The share of the aromatic oil stands on the page of each bottle, to half a percent.',
      },
      {
        term: 'Wax',
        text: 'Soy and coconut in the vessels, beeswax in the pillars and, with plant wax, in the tapers. Cotton wicks.',
      },
      {
        term: 'Smoke',
        text: 'Ground resin and wood, bound with makko bark. No charcoal in the stick, no synthetic perfume.',
      },
      {
        term: 'Clay',
        text: 'Stoneware, thrown on the wheel and glazed by hand. The foot is left bare.',
      },
      {
        term: 'Stone',
        text: 'Some of our stones are natural and some are grown in a laboratory. We say which, stone by stone.',
      },
      { term: 'Flax', text: 'European linen, washed until it is soft.' },
      { term: 'Walnut', text: 'Solid black walnut and an oil that is safe for food.' },
    ],
  },
  {
    id: 'batches',
    title: 'Small batches',
    paragraphs: [
      'We pour, throw and sew a few dozen at a time. Stock on these pages is what stands on the shelf, so “Only 3 left” means three.',
      'When a batch is gone, the next is usually weeks away. It will be close to the last one, never the same: bark, resin and clay change with the year they come from.',
    ],
  },
  {
    id: 'keeping',
    title: 'Made to be kept',
    paragraphs: [
      'A candle vessel is a cup afterwards, or a place for salt. The oil bottles are glass, the boxes paper, the pouches meant for something else next week.',
      'Each product page says how to care for the thing. Most of them ask for a dry cloth.',
    ],
  },
  {
    id: 'claims',
    title: 'What we do not say',
    paragraphs: [
      'People have anointed, burned resin and lit candles for a very long time, for reasons of their own. We say what a thing is and how it smells. What it means is yours.',
    ],
    links: [{ to: '/shop', name: 'See everything' }],
  },
] as const
