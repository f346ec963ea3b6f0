import '../styles/product.css'
import '../styles/gallery.css'
import '../styles/buy.css'
import { useQuery, useQueryClient, useSuspenseQuery, type QueryClient } from '@tanstack/react-query'
import { Suspense, use } from 'react'
import { matchPath, useLocation } from 'react-router'
import { brand, titleOf } from '#messages/app.ts'
import {
  allOf,
  goneDescription,
  goneTitle,
  related as relatedWord,
  shop,
} from '#messages/product.ts'
import { Later } from '../lib/later.tsx'
import { Link } from '../lib/link.tsx'
import { addItem, preloadCart } from '../features/cart/add-item.ts'
import { preloadCartDrawer } from '../features/cart/cart-drawer.tsx'
import { openCartDrawer, useDrawerState } from '../features/cart/drawer-state.ts'
import { useLiveStock } from '../features/cart/use-live-stock.ts'
import { ProductCard } from '../features/catalog/product-card.tsx'
import { categoriesQuery, productQuery, relatedQuery } from '../features/catalog/queries.ts'
import { Pair } from '../features/product/pair.tsx'
import { ProductAbout } from '../features/product/product-about.tsx'
import { ProductArticle } from '../features/product/product-article.tsx'
import { ProductGone } from '../features/product/product-gone.tsx'
import { describeHead } from '../features/product/product-head.ts'
import { useChoice } from '../features/product/use-choice.ts'
import { RecentlyViewed } from '../features/recent/recently-viewed.tsx'
import { SaveButton } from '../features/wishlist/save-button.tsx'
import type { Category, Product, ProductSummary } from '../model/product.ts'
import { HeadContext, usePageHead } from '../ui/use-page-head.ts'

function nearCart() {
  preloadCart()
  preloadCartDrawer()
}

type RouteParams = Readonly<Record<string, string | undefined>>

/** One to stand beside the product, four to stand below it. */
const neighbours = (handle: string, category: string) => relatedQuery(handle, category, 5)

export async function queries({ handle = '' }: RouteParams, client: QueryClient) {
  const product = await client.ensureQueryData(productQuery(handle))
  return [categoriesQuery, productQuery(handle), neighbours(handle, product?.category ?? '')]
}

const cardSizes = '(min-width: 120rem) 28rem, (min-width: 44rem) 23vw, 46vw'

function Cards({ products }: { products: readonly ProductSummary[] }) {
  return (
    <ul className="grid grid-4">
      {products.map((product) => (
        <ProductCard
          key={product.handle}
          product={product}
          sizes={cardSizes}
          mostWidth={800}
          transition
        />
      ))}
    </ul>
  )
}

function Related(props: { products: readonly ProductSummary[]; category: Category | undefined }) {
  const { products, category } = props
  if (!products.length) return null
  return (
    <section className="width" aria-labelledby="related">
      <div className="section-head">
        <h2 className="display-3" id="related">
          {relatedWord}
        </h2>
        {category && (
          <Link className="line-link" to={`/shop/${category.handle}`}>
            {allOf(category.title)}
          </Link>
        )}
      </div>
      <Cards products={products} />
    </section>
  )
}

function Sold({ product }: { product: Product }) {
  const client = useQueryClient()
  const { siteOrigin } = use(HeadContext)
  const { data: categories } = useSuspenseQuery(categoriesQuery)
  const { data: near = [] } = useQuery(neighbours(product.handle, product.category))
  const category = categories.find(({ handle }) => handle === product.category)
  const { isOpen: isCovered } = useDrawerState()
  useLiveStock([product.id])
  const choice = useChoice(product)
  usePageHead({
    title: titleOf(product.title),
    ...describeHead(product, category, { origin: siteOrigin, brand, shopTitle: shop }),
  })

  const onAdd = async (item: { variant: string; handle: string; quantity: number }) => {
    const { change, note } = await addItem(client, item)
    openCartDrawer(change > 0 ? item.variant : null, note)
  }
  return (
    <>
      <ProductArticle
        {...{ product, category, isCovered, ...choice }}
        onAdd={(item) => void onAdd(item)}
        onNear={nearCart}
        save={<SaveButton product={product} />}
        pair={near[0] && <Pair product={near[0]} />}
      />
      <Suspense>
        <Later>
          <ProductAbout product={product} />
          <Related products={near.slice(1, 5)} category={category} />
          <RecentlyViewed except={product.handle} />
        </Later>
      </Suspense>
    </>
  )
}

function Gone({ handle }: { handle: string }) {
  const { data: near = [] } = useQuery(neighbours(handle, ''))
  usePageHead({
    title: titleOf(goneTitle),
    description: goneDescription,
    path: `/product/${encodeURIComponent(handle)}`,
    robots: 'noindex',
  })
  return (
    <ProductGone>
      <Cards products={near.slice(0, 4)} />
    </ProductGone>
  )
}

export function Page() {
  const { pathname } = useLocation()
  const handle = matchPath('/product/:handle', pathname)?.params.handle ?? ''
  const { data: product } = useSuspenseQuery(productQuery(handle))
  return product ? <Sold product={product} /> : <Gone handle={handle} />
}
