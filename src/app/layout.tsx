import type { ReactNode } from 'react'

/** The frame around every page. */
export function Layout(props: { isNavigating: boolean; children: ReactNode }) {
  return <main id="main">{props.children}</main>
}
