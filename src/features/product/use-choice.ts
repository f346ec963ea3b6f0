import { startTransition, useOptimistic } from 'react'
import { useLocation } from 'react-router'
import { useNavigate } from '../../lib/navigate.ts'
import type { OptionValues, Product } from '../../model/product.ts'
import { readChoice, writeChoice } from '../../model/variant.ts'
import { useHydrated } from '../../ui/use-hydrated.ts'

/**
 * The chosen option values. They live in the URL, so that a variant can be sent and comes back on reload; the page
 * follows the finger at once, the URL a moment later. A choice is no step of the way back.
 */
export function useChoice(product: Product) {
  const { search } = useLocation()
  const navigate = useNavigate()
  const isHydrated = useHydrated()
  const [chosen, showChoice] = useOptimistic(readChoice(product, isHydrated ? search : ''))

  const choose = (name: string, value: string) =>
    startTransition(() => {
      const next: OptionValues = { ...chosen, [name]: value }
      showChoice(next)
      navigate(
        { search: writeChoice(product, next, search) },
        { replace: true, state: { keepScroll: true } },
      )
    })

  return { chosen, choose, isSettled: isHydrated }
}
