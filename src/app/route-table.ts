import { indexFileQuery, productQuery } from '../wire/catalog/catalog-queries.ts'
import type { RouteParams } from './route-module.ts'
import type { RouteEntry } from './routes.ts'

const readList = () => [indexFileQuery]
// The index holds what stands beside the product.
const readProduct = ({ handle = '' }: RouteParams) => [productQuery(handle), indexFileQuery]

/** Every URL of the shop and the chunk that draws it. The first match wins. */
export const routeTable: readonly RouteEntry[] = [
  { pattern: '/', module: 'home', load: () => import('../routes/home.tsx'), reads: readList },
  { pattern: '/shop', module: 'shop', load: () => import('../routes/shop.tsx'), reads: readList },
  {
    pattern: '/shop/:category',
    module: 'shop',
    load: () => import('../routes/shop.tsx'),
    reads: readList,
  },
  {
    pattern: '/product/:handle',
    module: 'product',
    load: () => import('../routes/product.tsx'),
    reads: readProduct,
  },
  { pattern: '/search', module: 'search', load: () => import('../routes/search.tsx') },
  { pattern: '/cart', module: 'cart', load: () => import('../routes/cart.tsx') },
  { pattern: '/checkout', module: 'checkout', load: () => import('../routes/checkout.tsx') },
  { pattern: '/order', module: 'order', load: () => import('../routes/order.tsx') },
  { pattern: '/order/:id', module: 'order', load: () => import('../routes/order.tsx') },
  { pattern: '/account', module: 'account', load: () => import('../routes/account.tsx') },
  { pattern: '/account/:part', module: 'account', load: () => import('../routes/account.tsx') },
  { pattern: '/about', module: 'about', load: () => import('../routes/about.tsx') },
  { pattern: '/shipping', module: 'shipping', load: () => import('../routes/shipping.tsx') },
  { pattern: '/returns', module: 'returns', load: () => import('../routes/returns.tsx') },
  { pattern: '/privacy', module: 'privacy', load: () => import('../routes/privacy.tsx') },
  { pattern: '/offline', module: 'offline', load: () => import('../routes/offline.tsx') },
  { pattern: '/_shell', module: 'shell', load: () => import('../routes/shell.tsx') },
  { pattern: '*', module: 'not-found', load: () => import('../routes/not-found.tsx') },
]
