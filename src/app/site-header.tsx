import { useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useLocation } from 'react-router'
import { account, home, mainNavigation, wordmarkLarge, wordmarkSmall } from '#messages/layout.ts'
import { Link } from '../lib/link.tsx'
import { CartLink } from '../features/cart/cart-link.tsx'
import { categoriesQuery } from '../features/catalog/queries.ts'
import { SearchBox } from '../features/search/search-box.tsx'
import type { Category } from '../model/product.ts'
import { Icon } from '../ui/icon.tsx'
import { Menu } from './menu.tsx'
import { useHeaderMotion } from './use-header-motion.ts'

/** Stands beside the menu on a narrow screen, beside the cart on a wide one; the other is not there. */
function AccountLink() {
  return (
    <Link className="icon-button" to="/account" aria-label={account}>
      <Icon name="account" />
    </Link>
  )
}

/** Over the picture that opens the home page the header has no ground. */
function Ground({ children }: { children: ReactNode }) {
  const { pathname } = useLocation()
  const header = useHeaderMotion()
  return (
    <header ref={header} className="site-header" data-over={pathname === '/' ? 'wall' : undefined}>
      {children}
    </header>
  )
}

function ShelfLinks({ categories }: { categories: readonly Category[] }) {
  const { pathname } = useLocation()
  return (
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
  )
}

/** The name of the house, its shelves, search and cart. It asks for no location, so that a step draws anew what does, and not all of it. */
export function SiteHeader() {
  const { data: categories } = useSuspenseQuery(categoriesQuery)
  return (
    <Ground>
      <div className="header-start">
        <Menu categories={categories} />
        <AccountLink />
      </div>
      <Link className="wordmark" to="/" aria-label={home}>
        <span className="wordmark-anoint">{wordmarkLarge}</span>{' '}
        <span className="wordmark-array">{wordmarkSmall}</span>
      </Link>
      <ShelfLinks categories={categories} />
      <div className="site-tools">
        <SearchBox />
        <AccountLink />
        <CartLink />
      </div>
    </Ground>
  )
}
