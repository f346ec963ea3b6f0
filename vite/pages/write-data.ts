import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ServerEntry } from '../bundle.ts'
import type { Catalog } from '../read-catalog.ts'

/**
 * Writes the snapshot that devices start from: `index.json` with a summary of every product (none above
 * `largestLocalCatalog`: then the database is asked), and each product whole. `offline.json` is all of that in one file, for
 * the service worker; there is none where the index is none.
 *
 * @param base - path of the language's shop, with a slash at both ends
 * @returns its folder's URL, `/data/<hash of the contents>`: cached for good, and another one after any change.
 */
export async function writeData(
  changes: Catalog,
  entry: ServerEntry,
  outDir: string,
  base: string,
): Promise<string> {
  const { feed, version, categories, products } = changes
  const isRemote = products.length > entry.largestLocalCatalog
  const index = {
    ...{ feed, version, categories: categories ?? [] },
    products: isRemote ? [] : products.map(entry.summarizeProduct),
    ...(isRemote && { remote: true, counts: countByCategory(products) }),
  }
  const files = new Map([['index.json', JSON.stringify(index)]])
  for (const product of products)
    files.set(`products/${product.handle}.json`, JSON.stringify(product))
  if (!isRemote) files.set('offline.json', writeBundle(index, products))
  const hash = createHash('sha256')
  for (const [name, text] of files) hash.update(name).update(text)
  const url = `${base}data/${hash.digest('hex').slice(0, 12)}`
  const folder = join(outDir, url)
  await mkdir(join(folder, 'products'), { recursive: true })
  for (const [name, text] of files) await writeFile(join(folder, name), text)
  return url
}

/** What every page tells of its categories must not need the database. */
function countByCategory(products: Catalog['products']): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { category } of products) if (category) counts[category] = (counts[category] ?? 0) + 1
  return counts
}

/** Index and products side by side: what one says again of the other costs compressed next to nothing. */
function writeBundle(index: object, products: Catalog['products']): string {
  const byHandle = Object.fromEntries(products.map((product) => [product.handle, product]))
  return JSON.stringify({ index, products: byHandle })
}
