import type { Product, ProductImage } from './product.ts'

const picture = (url: string, glaze: string | null): ProductImage => ({
  url,
  width: 1280,
  height: 1600,
  alt: `Candle, ${glaze ?? 'all glazes'}`,
  tones: null,
  variant: glaze === null ? null : { Glaze: glaze },
})

const variant = (glaze: string, priceCents: number, stock: number) => ({
  id: glaze.toLowerCase(),
  sku: `CANDLE-${glaze.toUpperCase()}`,
  options: { Glaze: glaze, Height: '9 cm' },
  priceCents,
  stock,
  weightGrams: 600,
})

/** A candle in three glazes, one of them sold out, for tests of what a page and a cart make of a product. */
export const candle: Product = {
  id: 'p1',
  handle: 'ribbed-candle',
  title: 'Ribbed Candle',
  category: 'candles',
  tagline: 'Olive leaf and fig.',
  description: 'A candle in stoneware. Wash the vessel and keep it.',
  facts: [{ label: 'Wax', text: 'Soy' }],
  options: [
    {
      name: 'Glaze',
      facet: 'colour',
      values: [
        { value: 'Bone', swatch: '#e6ded0' },
        { value: 'Sage', swatch: '#a3a78c' },
        { value: 'Clay', swatch: '#bd6f48' },
      ],
    },
    { name: 'Height', facet: null, values: [{ value: '9 cm', swatch: null }] },
  ],
  variants: [variant('Bone', 5200, 9), variant('Sage', 5400, 3), variant('Clay', 5200, 0)],
  images: [
    picture('/bone.jpg', 'Bone'),
    picture('/sage.jpg', 'Sage'),
    picture('/all.jpg', null),
    picture('/bone-near.jpg', 'Bone'),
  ],
  rank: 1,
  publishedAt: '2026-11-01T00:00:00Z',
}
