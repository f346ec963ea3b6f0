import { createHash } from 'node:crypto'
import type { Catalog, CatalogPhotograph, CatalogProduct } from './catalog-schema.ts'
import type { ValidCatalog } from './validate-catalog.ts'

type Value = string | number | null | object
type Row = readonly Value[]

type Table = {
  name: string
  columns: readonly string[]
  /** Where a picture's url, width, height, alt and tones follow, `picture` gives them. */
  rows: (catalog: Catalog, picture: (image: CatalogPhotograph) => Row) => Row[]
}

const pictureColumns = ['url', 'width', 'height', 'alt', 'tones'] as const

const categories: Table = {
  name: 'categories',
  columns: [
    ...['handle', 'title', 'nav_title', 'description', 'rank'],
    ...pictureColumns.map((column) => `banner_${column}`),
  ],
  rows: (catalog, picture) =>
    catalog.categories.map(({ handle, title, navTitle, description, banner }, i) => [
      ...[handle, title, navTitle ?? null, description, i + 1],
      ...(banner ? picture(banner) : pictureColumns.map(() => null)),
    ]),
}

const products: Table = {
  name: 'products',
  columns: [
    ...['id', 'handle', 'title', 'category', 'tagline', 'description', 'facts', 'rank'],
    'published_at',
  ],
  rows: (catalog) =>
    catalog.products.map((product) => {
      const { handle, title, category, tagline, description, facts, rank, publishedAt } = product
      const words = [handle, title, category, tagline, description]
      return [productId(product), ...words, facts, rank, publishedAt]
    }),
}

const options: Table = {
  name: 'product_options',
  columns: ['product_id', 'name', 'facet', 'swatches', 'position'],
  rows: (catalog) =>
    catalog.products.flatMap((product) =>
      product.options.map(({ name, values, facet, swatches }, i) => {
        const used = Object.entries(swatches).filter(([value]) => values.includes(value))
        return [productId(product), name, facet, Object.fromEntries(used), i + 1]
      }),
    ),
}

const variants: Table = {
  name: 'variants',
  columns: [
    ...['id', 'product_id', 'sku', 'options', 'price_cents', 'weight_grams'],
    ...['length_mm', 'width_mm', 'height_mm', 'position'],
  ],
  rows: (catalog) =>
    catalog.products.flatMap((product) =>
      product.variants.map((variant, i) => [
        ...[variantId(variant.sku), productId(product), variant.sku, variant.options],
        ...[variant.priceCents, variant.weightGrams, ...millimetres(variant), i + 1],
      ]),
    ),
}

const images: Table = {
  name: 'product_images',
  columns: ['id', 'product_id', ...pictureColumns, 'options', 'position'],
  rows: (catalog, picture) =>
    catalog.products.flatMap((product) =>
      product.images.map((image, i) => [
        ...[idFor(`image ${product.handle} ${i + 1}`), productId(product)],
        ...[...picture(image), image.variant ?? null, i + 1],
      ]),
    ),
}

const inventory: Table = {
  name: 'inventory',
  columns: ['variant_id', 'stock'],
  rows: (catalog) =>
    catalog.products.flatMap((product) =>
      product.variants.map(({ sku, stock }) => [variantId(sku), stock]),
    ),
}

/**
 * The SQL that fills an empty database with a catalogue: one insert a table, one row a line, the same
 * bytes for the same catalogue. Ids come from handles and SKUs, so a cart survives a reset of the data.
 */
export function seedSql({ catalog, photographs }: ValidCatalog): string {
  const picture = ({ file, alt }: CatalogPhotograph): Row => {
    const { url, width, height, tones } = photographs.get(file)!
    return [url, width, height, alt, tones]
  }
  const tables = [categories, products, options, variants, images, inventory]
  const inserts = tables.map((table) => insert(table, table.rows(catalog, picture)))
  return ['-- Made from catalog/ by "npm run seed"; edit there.\n', ...inserts].join('\n')
}

const productId = ({ handle }: CatalogProduct): string => idFor(`product ${handle}`)
const variantId = (sku: string): string => idFor(`variant ${sku}`)

const millimetres = ({ dimensionsCm }: CatalogProduct['variants'][number]): Row =>
  dimensionsCm
    ? [dimensionsCm.l, dimensionsCm.w, dimensionsCm.h].map((cm) => Math.round(cm * 10))
    : [null, null, null]

/** A UUID made from a name, version 8 (RFC 9562, 5.8): the same name, the same id. */
function idFor(name: string): string {
  const bytes = createHash('sha256').update(name).digest().subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x80
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

function insert({ name, columns }: Table, rows: readonly Row[]): string {
  if (!rows.length) return ''
  const lines = rows.map((row) => `  (${row.map(literal).join(', ')})`)
  return `insert into public.${name} (${columns.join(', ')}) values\n${lines.join(',\n')};\n`
}

function literal(value: Value): string {
  if (value === null) return 'null'
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value) && value.every((item) => typeof item === 'string') && value.length)
    return `array[${value.map(quote).join(', ')}]`
  return quote(typeof value === 'string' ? value : JSON.stringify(value))
}

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`
