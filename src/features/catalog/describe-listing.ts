import type { ProductSummary } from '../../model/product.ts'

const context = { '@context': 'https://schema.org' }

/** A step of the way to a page: its name and its path. */
export type Crumb = { name: string; path: string }

/**
 * What the page of a listing tells search engines: the way to it and the products it shows.
 * @param origin of the shop, without a slash at its end
 * @see https://developers.google.com/search/docs/appearance/structured-data/breadcrumb
 */
export function describeListing(
  crumbs: readonly Crumb[],
  products: readonly Pick<ProductSummary, 'handle' | 'title'>[],
  origin: string,
): object[] {
  const way = {
    ...context,
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map(({ name, path }, at) => ({
      '@type': 'ListItem',
      position: at + 1,
      name,
      item: origin + path,
    })),
  }
  const list = {
    ...context,
    '@type': 'ItemList',
    itemListElement: products.map(({ handle, title }, at) => ({
      '@type': 'ListItem',
      position: at + 1,
      name: title,
      url: `${origin}/product/${encodeURIComponent(handle)}`,
    })),
  }
  return products.length ? [way, list] : [way]
}
