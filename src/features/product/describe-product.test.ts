import { describe, expect, test } from 'vitest'
import { candle } from '../../model/candle.fixture.ts'
import { describeProduct } from './describe-product.ts'

const site = { origin: 'https://shop.example', brand: 'ANOINT Array', shopTitle: 'Shop' }
const candles = {
  handle: 'candles',
  title: 'Candles',
  navTitle: 'Candles',
  description: '',
  banner: null,
  rank: 1,
}
const single = { ...candle, variants: candle.variants.slice(0, 1) }

describe('describeProduct()', () => {
  test('gives a product with one variant one offer', () => {
    const [product] = describeProduct(single, candles, site)
    expect(product).toMatchObject({
      '@type': 'Product',
      name: 'Ribbed Candle',
      sku: 'CANDLE-BONE',
      url: 'https://shop.example/product/ribbed-candle',
      offers: {
        price: '52.00',
        priceCurrency: 'CAD',
        availability: 'https://schema.org/InStock',
      },
    })
  })

  test('gives a product with several a group whose variants have addresses of their own', () => {
    const [group] = describeProduct(candle, candles, site)
    expect(group).toMatchObject({
      '@type': 'ProductGroup',
      productGroupID: 'ribbed-candle',
      variesBy: ['https://schema.org/color'],
      hasVariant: [
        { name: 'Ribbed Candle, Bone', color: 'Bone' },
        {
          sku: 'CANDLE-SAGE',
          image: ['https://shop.example/sage.jpg', 'https://shop.example/all.jpg'],
          offers: {
            url: 'https://shop.example/product/ribbed-candle?glaze=Sage',
            price: '54.00',
          },
        },
        { offers: { availability: 'https://schema.org/OutOfStock' } },
      ],
    })
  })

  test('names an option schema.org has no word for as the shop does', () => {
    const options = [{ ...candle.options[0]!, name: 'Scent', facet: 'scent' as const }]
    const variants = candle.variants.map((variant) => ({
      ...variant,
      options: { Scent: variant.options['Glaze']! },
    }))
    const [group] = describeProduct({ ...candle, options, variants }, candles, site)
    expect(group).toMatchObject({
      variesBy: ['Scent'],
      hasVariant: [
        { additionalProperty: [{ name: 'Scent', value: 'Bone' }] },
        expect.anything(),
        expect.anything(),
      ],
    })
  })

  test('leads from the shop through the category to the product', () => {
    const crumbs = describeProduct(candle, candles, site).at(-1)
    expect(crumbs).toMatchObject({
      '@type': 'BreadcrumbList',
      itemListElement: [
        { position: 1, item: 'https://shop.example/shop' },
        { position: 2, name: 'Candles', item: 'https://shop.example/shop/candles' },
        { position: 3, name: 'Ribbed Candle' },
      ],
    })
  })
})
