import type { ReactNode } from 'react'
import { isLoading, skip } from '#messages/layout.ts'
import { CartDrawer } from '../features/cart/cart-drawer.tsx'
import { Island } from './islands.tsx'
import { useNavigating } from './navigating.ts'
import { SiteFooter } from './site-footer.tsx'
import { SiteHeader } from './site-header.tsx'

function focusMain() {
  document.getElementById('main')?.focus()
}

function NavigationProgress() {
  return useNavigating() && <progress className="navigating" aria-label={isLoading} />
}

/** The frame around every page. */
export function Layout({ children }: { children: ReactNode }) {
  return (
    <>
      <a
        className="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault() // a hash would become a step of the way back
          focusMain()
        }}
      >
        {skip}
      </a>
      <NavigationProgress />
      <Island name="header">
        <SiteHeader />
      </Island>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <Island name="footer">
        <SiteFooter />
      </Island>
      <CartDrawer />
    </>
  )
}
