import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'

const looseCatalog = v.looseObject({
  categories: v.array(v.looseObject({ handle: v.string() })),
  products: v.array(
    v.looseObject({
      handle: v.string(),
      options: v.array(v.looseObject({ name: v.string() })),
      variants: v.array(v.looseObject({ sku: v.string() })),
    }),
  ),
})

const copySchema = v.object({
  merchandising: v.object({
    navTitles: v.record(v.string(), v.string()),
    facets: v.record(v.string(), v.string()),
    shelf: v.array(v.object({ handle: v.string(), publishedAt: v.string() })),
  }),
  descriptions: v.record(v.string(), v.string()),
  stock: v.record(v.string(), v.number()),
  swatches: v.record(v.string(), v.record(v.string(), v.string())),
})

/** What a catalogue leaves to the shop: texts, stock, colours and order, in JSON files beside it. */
export type Copy = v.InferOutput<typeof copySchema>

/** Reads the files of the shop's own copy. */
export async function readCopy(folder: string): Promise<Copy> {
  const names = ['merchandising', 'descriptions', 'stock', 'swatches'] as const
  const files = names.map(async (name) => {
    const text = await readFile(join(folder, `${name}.json`), 'utf8')
    return [name, JSON.parse(text) as unknown] as const
  })
  return v.parse(copySchema, Object.fromEntries(await Promise.all(files)))
}

/**
 * Fills in what a catalogue does not say itself, by handle, SKU and option name. A malformed catalogue
 * comes back as it is: telling what is wrong with it is validateCatalog's part.
 */
export function addCopy(catalog: unknown, copy: Copy): unknown {
  const parsed = v.safeParse(looseCatalog, catalog)
  if (!parsed.success) return catalog
  const { navTitles, facets, shelf } = copy.merchandising
  return {
    ...parsed.output,
    categories: parsed.output.categories.map((category) => ({
      ...defined({ navTitle: navTitles[category.handle] }),
      ...category,
    })),
    products: parsed.output.products.map((product) => {
      const place = shelf.findIndex(({ handle }) => handle === product.handle)
      const placed = { rank: place + 1, publishedAt: shelf[place]?.publishedAt }
      return {
        ...defined({ description: copy.descriptions[product.handle] }),
        ...(place < 0 ? {} : placed),
        ...product,
        options: product.options.map((option) => ({
          ...defined({ facet: facets[option.name], swatches: copy.swatches[option.name] }),
          ...option,
        })),
        variants: product.variants.map((variant) => ({
          ...defined({ stock: copy.stock[variant.sku] }),
          ...variant,
        })),
      }
    }),
  }
}

const defined = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
