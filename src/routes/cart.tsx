import '../styles/cart.css'
import '../styles/ledger.css'
import { useSuspenseQuery } from '@tanstack/react-query'
import { titleOf } from '#messages/app.ts'
import { pageDescription } from '#messages/cart-page.ts'
import { yourCart } from '#messages/cart.ts'
import { CartPage, emptyCartSizes } from '../features/cart/cart-page.tsx'
import { categoriesQuery } from '../features/catalog/queries.ts'
import { LateWishlistRow } from '../features/wishlist/late-wishlist-row.tsx'
import { imageSrcset } from '../lib/image-steps.ts'
import { usePageHead } from '../ui/use-page-head.ts'

export const queries = () => [categoriesQuery]

export function Page() {
  const { data: categories } = useSuspenseQuery(categoriesQuery)
  const picture = categories[0]?.banner ?? null
  usePageHead({
    title: titleOf(yourCart),
    description: pageDescription,
    path: '/cart',
    robots: 'noindex',
    preload: picture
      ? { srcset: imageSrcset(picture.url, picture.width, 'avif'), sizes: emptyCartSizes }
      : undefined,
  })
  return <CartPage picture={picture} saved={<LateWishlistRow />} />
}
