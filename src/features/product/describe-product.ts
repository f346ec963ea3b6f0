import type { Category, Product, Variant } from '../../model/product.ts'
import { listPictures, variantName, variantPath } from '../../model/variant.ts'

const schema = 'https://schema.org/'

/** Facets that schema.org has a property for; others name the variants by their words alone. */
const properties = { colour: 'color', size: 'size', stone: 'material', scent: null } as const

type Site = { origin: string; brand: string; shopTitle: string }

const propertyOf = (facet: Product['options'][number]['facet']) =>
  facet === null ? null : properties[facet]

function describeOffer(product: Product, variant: Variant, site: Site) {
  return {
    '@type': 'Offer',
    url: site.origin + variantPath(product, variant.options),
    price: (variant.priceCents / 100).toFixed(2),
    priceCurrency: 'CAD',
    availability: schema + (variant.stock > 0 ? 'InStock' : 'OutOfStock'),
    itemCondition: `${schema}NewCondition`,
  }
}

const listImages = (product: Product, variant: Variant, site: Site) =>
  listPictures(product, variant.options).map(({ url }) => new URL(url, site.origin).href)

const common = ({ title, description, tagline }: Product, site: Site) => ({
  name: title,
  description: description || tagline,
  brand: { '@type': 'Brand', name: site.brand },
})

function describeSingle(product: Product, variant: Variant, site: Site) {
  return {
    '@context': schema,
    '@type': 'Product',
    ...common(product, site),
    sku: variant.sku,
    url: site.origin + variantPath(product, variant.options),
    image: listImages(product, variant, site),
    offers: describeOffer(product, variant, site),
  }
}

/** Values of a variant under schema.org's names, the rest as properties of their own. */
function describeOptions(product: Product, variant: Variant) {
  const named: Record<string, string> = {}
  const additionalProperty: object[] = []
  for (const { name, facet } of product.options) {
    const value = variant.options[name] ?? ''
    const property = propertyOf(facet)
    if (property) named[property] = value
    else additionalProperty.push({ '@type': 'PropertyValue', name, value })
  }
  return additionalProperty.length ? { ...named, additionalProperty } : named
}

function describeGroup(product: Product, site: Site) {
  const varying = product.options.filter(({ values }) => values.length > 1)
  const shared = common(product, site)
  return {
    '@context': schema,
    '@type': 'ProductGroup',
    ...shared,
    url: `${site.origin}/product/${encodeURIComponent(product.handle)}`,
    productGroupID: product.handle,
    variesBy: varying.map(({ name, facet }) => {
      const property = propertyOf(facet)
      return property ? schema + property : name
    }),
    hasVariant: product.variants.map((variant) => ({
      '@type': 'Product',
      name: `${product.title}, ${variantName(product, variant.options)}`,
      description: shared.description,
      sku: variant.sku,
      image: listImages(product, variant, site),
      ...describeOptions(product, variant),
      offers: describeOffer(product, variant, site),
    })),
  }
}

function describeCrumbs(product: Product, category: Category | undefined, site: Site) {
  const steps = [
    { name: site.shopTitle, path: '/shop' },
    ...(category ? [{ name: category.title, path: `/shop/${category.handle}` }] : []),
    { name: product.title, path: `/product/${encodeURIComponent(product.handle)}` },
  ]
  return {
    '@context': schema,
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, path }, at) => ({
      '@type': 'ListItem',
      position: at + 1,
      name,
      item: site.origin + path,
    })),
  }
}

/**
 * What search engines read about a product, from the same data the page shows: one Product, or a ProductGroup with a
 * Product per variant (https://developers.google.com/search/docs/appearance/structured-data/product-variants).
 */
export function describeProduct(product: Product, category: Category | undefined, site: Site) {
  const [first] = product.variants
  const isGroup = product.variants.length > 1
  const subject = isGroup
    ? describeGroup(product, site)
    : first && describeSingle(product, first, site)
  return [...(subject ? [subject] : []), describeCrumbs(product, category, site)]
}
