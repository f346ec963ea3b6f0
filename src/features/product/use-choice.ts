import { useLocation } from 'react-router'
import { useNavigate } from '../../lib/navigate.ts'
import type { OptionValues, Product } from '../../model/product.ts'
import { readChoice, writeChoice } from '../../model/variant.ts'
import { useHydrated } from '../../ui/use-hydrated.ts'

/**
 * The chosen option values. They live in the URL, so that a variant can be sent and comes back on reload. A choice is no
 * step of the way back. The page follows it in a transition; what was pressed shows it at once, see `BuyForm`.
 */
export function useChoice(product: Product) {
  const { search } = useLocation()
  const navigate = useNavigate()
  const isHydrated = useHydrated()
  const chosen = readChoice(product, isHydrated ? search : '')

  /** @returns the whole choice from now on; read from the URL as it is now, for presses may outrun the page. */
  const choose = (name: string, value: string): OptionValues => {
    const here = window.location.search
    const next = { ...readChoice(product, here), [name]: value }
    navigate(
      { search: writeChoice(product, next, here) },
      { replace: true, state: { keepScroll: true } },
    )
    return next
  }

  return { chosen, choose, isSettled: isHydrated }
}
