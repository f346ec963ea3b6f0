import { describe, expect, it } from 'vitest'
import type { Category, ProductSummary } from '../../model/product.ts'
import { pickShowcase } from './pick-showcase.ts'

const image = (url: string) => ({
  ...{ url, width: 1280, height: 1600, alt: url, tones: null, variant: null },
})

const product = (handle: string, category: string, rank: number, day = 1): ProductSummary => ({
  ...{ id: handle, handle, title: handle, category, tagline: '', options: [], variants: [] },
  images: [image(handle)],
  rank,
  publishedAt: `2026-01-0${day}T00:00:00Z`,
  searchText: 'resin',
})

const category = (handle: string): Category => ({
  ...{ handle, title: handle, navTitle: handle, description: '', rank: 1 },
  banner: image(`banner-${handle}`),
})

const handles = (products: readonly { handle: string }[]) => products.map(({ handle }) => handle)

describe('pickShowcase()', () => {
  const products = [
    product('myrrh', 'oils', 1),
    product('cassia', 'oils', 2, 3),
    product('taper', 'candles', 3),
    product('pillar', 'candles', 4, 2),
    product('balm', 'oils', 5, 2),
  ]
  const categories = [category('oils'), category('candles'), category('gifts')]
  const { asked, fresh, pictures } = pickShowcase(products, categories)

  it('takes the first of each kind by merchandising order', () => {
    expect(handles(asked)).toEqual(['myrrh', 'taper'])
  })
  it('takes the newest of each kind, without what is shown above', () => {
    expect(handles(fresh)).toEqual(['cassia', 'pillar'])
  })
  it('pictures a category by what is not on the page, then by what is, then by its banner', () => {
    expect(pictures.oils?.url).toBe('balm')
    expect(pictures.candles?.url).toBe('taper')
    expect(pictures.gifts?.url).toBe('banner-gifts')
  })
  it('leaves out products without a picture', () => {
    const bare = { ...product('new', 'oils', 0, 9), images: [] }
    const picked = pickShowcase([bare, ...products], categories)
    expect(handles([...picked.asked, ...picked.fresh])).not.toContain('new')
  })
})
