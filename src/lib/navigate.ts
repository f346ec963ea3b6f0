import { createContext, use } from 'react'

/** A path of the shop without its locale's prefix, or another query of the page on screen. */
export type To = string | { search: string }

export type Navigate = (
  to: To,
  /** `state: { keepScroll: true }` leaves the page where it is, see `app/scroll.ts`. */
  options?: { replace?: boolean; state?: unknown },
) => void

const base = import.meta.env.BASE_URL.replace(/\/$/, '')

/** The `href` of a place: what a browser follows without script. */
export const hrefOf = (to: To): string => (typeof to === 'string' ? base + to : to.search || '?') // an empty reference would keep the query

/** Filled by the router. The same function for good, so who only navigates is not drawn anew by each step. */
export const NavigateContext = createContext<Navigate>(() => {})

/** Goes to another place of the shop; React Router's own hook would draw its user anew with each step. */
export const useNavigate = (): Navigate => use(NavigateContext)
