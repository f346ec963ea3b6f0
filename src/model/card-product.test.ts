import { describe, expect, it } from 'vitest'
import { toCardProduct } from './card-product.ts'
import type { ProductSummary } from './product.ts'

const image = (alt: string) => ({
  ...{ url: `/media/${alt}.jpg`, width: 4, height: 5, alt, tones: null },
  variant: { Size: '10 ml' },
})

const product: ProductSummary = {
  ...{ id: 'an-id', handle: 'myrrh', title: 'Myrrh', category: 'oils', tagline: 'Dark.' },
  options: [{ name: 'Size', facet: 'size', values: [{ value: '10 ml', swatch: null }] }],
  variants: [
    {
      ...{ id: 'a-variant', sku: 'AA-1', options: { Size: '10 ml' }, priceCents: 2600 },
      ...{ stock: 3, weightGrams: 62 },
    },
  ],
  images: [image('bottle'), image('label')],
  ...{ rank: 1, publishedAt: '2026-01-01T00:00:00Z', searchText: 'resin' },
}

describe('toCardProduct()', () => {
  it('keeps what a card shows and nothing that does not compress', () => {
    const card = JSON.stringify(toCardProduct(product))
    for (const kept of ['myrrh', 'Myrrh', 'Size', '10 ml', '2600', 'bottle'])
      expect(card).toContain(kept)
    for (const left of ['an-id', 'a-variant', 'AA-1', 'resin', '"label"'])
      expect(card).not.toContain(left)
  })
})
