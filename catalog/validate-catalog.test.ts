import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { addCopy, readCopy } from './add-copy.ts'
import type { Copy } from './add-copy.ts'
import { InvalidCatalog, validateCatalog } from './validate-catalog.ts'

const here = import.meta.dirname
const photos = join(here, 'photos')
let own: string
let copy: Copy

beforeAll(async () => {
  own = await readFile(join(here, 'catalog.json'), 'utf8')
  copy = await readCopy(here)
})

type Part = Record<string, unknown>
type Draft = Part & {
  categories: (Part & { banner: Part })[]
  products: (Part & {
    variants: (Part & { options: Part })[]
    images: (Part & { variant: Part })[]
  })[]
}

/** The shop's catalogue after a change someone might make by mistake. */
async function problemsAfter(change: (catalog: Draft) => void): Promise<Record<string, string>> {
  const catalog = JSON.parse(own) as Draft
  change(catalog)
  const error: unknown = await validateCatalog(addCopy(catalog, copy), photos).catch(
    (e: unknown) => e,
  )
  if (!(error instanceof InvalidCatalog)) return {}
  return Object.fromEntries(error.problems.map(({ path, message }) => [path, message]))
}

const set = (target: Part, values: object) => Object.assign(target, values)

describe('validateCatalog()', () => {
  test('accepts the catalogue of the shop and measures its photographs', async () => {
    const { catalog, photographs } = await validateCatalog(addCopy(JSON.parse(own), copy), photos)
    expect([catalog.categories.length, catalog.products.length]).toEqual([7, 25])
    expect(photographs.get('hours-candle-1.jpg')).toEqual({
      url: expect.stringMatching(/^\/media\/hours-candle-1\.[0-9a-f]{8}\.jpg$/) as string,
      width: 1280,
      height: 1600,
      tones: [expect.stringMatching(/^#[0-9a-f]{6}$/), expect.stringMatching(/^#[0-9a-f]{6}$/)],
    })
  })

  test('lists every problem at once, each with its path', async () => {
    const problems = await problemsAfter(({ categories, products }) => {
      set(categories[1]!, { handle: 'oils' })
      set(products[0]!, { category: 'lamps' })
      set(products[0]!.variants[0]!, { priceCents: -1 })
      set(products[1]!, { handle: 'frankincense-oil' })
      set(products[1]!.variants[1]!, { sku: 'AA-OIL-FRK-30', weightGrams: 1.5 })
      set(products[1]!.images[0]!, { file: 'lost.jpg' })
      set(products[2]!.images[1]!, { width: 1000 })
      set(products[2]!, { title: 7 })
      set(products[6]!.variants[0]!.options, { Glaze: 'Chalk' })
      set(products[6]!.images[2]!.variant, { Shape: 'Round' })
      set(products[7]!, { variants: [] })
    })
    expect(problems).toEqual({
      'categories[1].handle': 'repeats the category of categories[0].handle',
      'products[0].category': '"lamps" is no category',
      'products[0].variants[0].priceCents': 'is negative',
      'products[1].handle': 'repeats the handle of products[0].handle',
      'products[1].variants[1].sku': 'repeats the SKU of products[0].variants[1].sku',
      'products[1].variants[1].weightGrams': 'is not a whole number',
      'products[1].images[0].file': 'there is no photograph "lost.jpg"',
      'products[2].title': expect.stringContaining('Expected string') as string,
      'products[6].variants[0].options.Glaze': '"Chalk" is none of Bone, Sage, Clay, Charcoal',
      'products[6].options[0].values[0]': 'no variant is "Bone"',
      'products[6].images[2].variant.Shape': '"Shape" is no option of the product',
      'products[7].variants': 'has no variant',
      'products[7].options[0].values[0]': 'no variant is "Vesper"',
      'products[7].options[0].values[1]': 'no variant is "Dawn"',
      'products[7].options[0].values[2]': 'no variant is "Grove"',
      // All that stood in the category whose handle was overwritten.
      ...Object.fromEntries(
        [6, 7, 8, 9].map((i) => [`products[${i}].category`, '"candles" is no category']),
      ),
    })
  })

  test.each<[string, (catalog: Draft) => void, string]>([
    [
      'a picture of another size',
      (c) => set(c.products[2]!.images[1]!, { width: 1000 }),
      'products[2].images[1]',
    ],
    [
      'a missing banner',
      (c) => set(c.categories[0]!.banner, { file: 'x.jpg' }),
      'categories[0].banner.file',
    ],
    [
      'two variants alike',
      (c) => set(c.products[0]!.variants[1]!.options, { Size: '10 ml' }),
      'products[0].variants[1].options',
    ],
    [
      'a variant without an option',
      (c) => set(c.products[0]!.variants[1]!, { options: {} }),
      'products[0].variants[1].options',
    ],
    [
      'a picture without words',
      (c) => set(c.products[0]!.images[0]!, { alt: '' }),
      'products[0].images[0].alt',
    ],
    ['another currency', (c) => set(c, { currency: 'USD' }), 'currency'],
    ['no products at all', (c) => set(c, { products: null }), 'products'],
  ])('refuses %s', async (_, change, path) => {
    expect(Object.keys(await problemsAfter(change))).toContain(path)
  })

  test.each([[null], ['text'], [[]], [{}]])('refuses %j without falling over', async (input) => {
    await expect(validateCatalog(input, photos)).rejects.toThrow(InvalidCatalog)
  })
})
