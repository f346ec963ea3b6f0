import { createHash } from 'node:crypto'
import type { CatalogPhotograph, CatalogProduct } from './catalog-schema.ts'
import type { ValidCatalog } from './validate-catalog.ts'

type Value = string | number | null | object
type Row = readonly Value[]

/**
 * The SQL that fills an empty database with a catalogue: one insert a table, one row a line, the same
 * bytes for the same catalogue. Ids come from handles and SKUs, so a cart survives a reset of the data.
 */
export function seedSql({ catalog, photographs }: ValidCatalog): string {
  const picture = (image: CatalogPhotograph): Row => {
    const { url, width, height, tones } = photographs.get(image.file)!
    return [url, width, height, image.alt, tones]
  }
  const { categories, products } = catalog
  const each = (rows: (product: CatalogProduct) => Row[]) => products.flatMap(rows)
  return [
    '-- Made from catalog/ by "npm run seed"; edit there.\n',
    insert(
      'categories (handle, title, nav_title, description, rank, banner_url, banner_width, banner_height, banner_alt, banner_tones)',
      categories.map((category, i) => [
        ...[
          category.handle,
          category.title,
          category.navTitle ?? null,
          category.description,
          i + 1,
        ],
        ...(category.banner ? picture(category.banner) : [null, null, null, null, null]),
      ]),
    ),
    insert(
      'products (id, handle, title, category, tagline, description, facts, rank, published_at)',
      each((product) => [
        [
          ...[productId(product), product.handle, product.title, product.category],
          ...[product.tagline, product.description, product.facts, product.rank],
          product.publishedAt,
        ],
      ]),
    ),
    insert(
      'product_options (product_id, name, facet, swatches, position)',
      each((product) =>
        product.options.map(({ name, values, facet, swatches }, i) => {
          const used = Object.entries(swatches).filter(([value]) => values.includes(value))
          return [productId(product), name, facet, Object.fromEntries(used), i + 1]
        }),
      ),
    ),
    insert(
      'variants (id, product_id, sku, options, price_cents, weight_grams, length_mm, width_mm, height_mm, position)',
      each((product) =>
        product.variants.map(({ sku, options, priceCents, weightGrams, dimensionsCm }, i) => [
          ...[variantId(sku), productId(product), sku, options, priceCents, weightGrams],
          ...[dimensionsCm?.l, dimensionsCm?.w, dimensionsCm?.h].map(millimetres),
          i + 1,
        ]),
      ),
    ),
    insert(
      'product_images (id, product_id, url, width, height, alt, tones, options, position)',
      each((product) =>
        product.images.map((image, i) => [
          ...[idFor(`image ${product.handle} ${i + 1}`), productId(product), ...picture(image)],
          ...[image.variant ?? null, i + 1],
        ]),
      ),
    ),
    insert(
      'inventory (variant_id, stock)',
      each((product) => product.variants.map(({ sku, stock }) => [variantId(sku), stock])),
    ),
  ].join('\n')
}

const productId = ({ handle }: CatalogProduct): string => idFor(`product ${handle}`)
const variantId = (sku: string): string => idFor(`variant ${sku}`)
const millimetres = (cm: number | undefined): number | null =>
  cm === undefined ? null : Math.round(cm * 10)

/** A UUID made from a name, version 8 (RFC 9562, 5.8): the same name, the same id. */
function idFor(name: string): string {
  const bytes = createHash('sha256').update(name).digest().subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x80
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

function insert(into: string, rows: readonly Row[]): string {
  if (!rows.length) return ''
  const lines = rows.map((row) => `  (${row.map(literal).join(', ')})`)
  return `insert into public.${into} values\n${lines.join(',\n')};\n`
}

function literal(value: Value): string {
  if (value === null) return 'null'
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value) && value.every((item) => typeof item === 'string') && value.length)
    return `array[${value.map(quote).join(', ')}]`
  return quote(typeof value === 'string' ? value : JSON.stringify(value))
}

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`
