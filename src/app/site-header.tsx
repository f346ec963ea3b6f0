import { useSuspenseQuery } from '@tanstack/react-query'
import { useLocation } from 'react-router'
import { home, mainNavigation, wordmarkLarge, wordmarkSmall } from '#messages/layout.ts'
import { Link } from '../lib/link.tsx'
import { CartLink } from '../features/cart/cart-link.tsx'
import { categoriesQuery } from '../features/catalog/queries.ts'
import { SearchBox } from '../features/search/search-box.tsx'
import { Menu } from './menu.tsx'
import { useHeaderMotion } from './use-header-motion.ts'

/** The name of the house, its shelves, search and cart. Over the picture that opens the home page it has no ground. */
export function SiteHeader() {
  const { data: categories } = useSuspenseQuery(categoriesQuery)
  const { pathname } = useLocation()
  const header = useHeaderMotion()
  return (
    <header ref={header} className="site-header" data-over={pathname === '/' ? 'wall' : undefined}>
      <Menu categories={categories} />
      <Link className="wordmark" to="/" aria-label={home}>
        <span className="wordmark-anoint">{wordmarkLarge}</span>{' '}
        <span className="wordmark-array">{wordmarkSmall}</span>
      </Link>
      <nav className="site-nav" aria-label={mainNavigation}>
        <ul>
          {categories.map(({ handle, navTitle }) => (
            <li key={handle}>
              <Link
                to={`/shop/${handle}`}
                aria-current={pathname === `/shop/${handle}` ? 'page' : undefined}
              >
                {navTitle}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="site-tools">
        <SearchBox />
        <CartLink />
      </div>
    </header>
  )
}
