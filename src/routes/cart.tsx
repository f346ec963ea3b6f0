import '../styles/ledger.css'
import { useSuspenseQuery } from '@tanstack/react-query'
import { titleOf } from '#messages/app.ts'
import { pageDescription } from '#messages/cart-lines.ts'
import { yourCart } from '#messages/cart.ts'
import { CartPage } from '../features/cart/cart-page.tsx'
import { categoriesQuery } from '../features/catalog/queries.ts'
import { usePageHead } from '../ui/use-page-head.ts'

export const queries = () => [categoriesQuery]

export function Page() {
  const { data: categories } = useSuspenseQuery(categoriesQuery)
  usePageHead({
    title: titleOf(yourCart),
    description: pageDescription,
    path: '/cart',
    robots: 'noindex',
  })
  return <CartPage picture={categories[0]?.banner ?? null} />
}
