/** A step of the way to a page: its name and its path. */
export type Crumb = { name: string; path: string }

/**
 * The way to a page, for search engines.
 * @param origin of the shop, without a slash at its end
 * @see https://developers.google.com/search/docs/appearance/structured-data/breadcrumb
 */
export const describeWay = (crumbs: readonly Crumb[], origin: string): object => ({
  '@context': 'https://schema.org',
  '@type': 'BreadcrumbList',
  itemListElement: crumbs.map(({ name, path }, at) => ({
    '@type': 'ListItem',
    position: at + 1,
    name,
    item: origin + path,
  })),
})
