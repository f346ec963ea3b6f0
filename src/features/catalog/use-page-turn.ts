import { useEffect, type RefObject } from 'react'
import { useLocation, useNavigationType } from 'react-router'

/** After a page of the listing was turned, its top is in sight and is where reading goes on. */
export function usePageTurn(top: RefObject<HTMLElement | null>) {
  const { key, state } = useLocation()
  const action = useNavigationType()
  const isPageTurn = (state as { isPageTurn?: boolean } | null)?.isPageTurn === true
  useEffect(() => {
    if (!isPageTurn || action === 'POP') return
    top.current?.scrollIntoView()
    top.current?.focus({ preventScroll: true })
  }, [key, isPageTurn, action, top])
}
