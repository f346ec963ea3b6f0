import { useEffect, useRef, useState } from 'react'
import { removed as removedWords, restored } from '#messages/cart-lines.ts'
import { announce } from '../../lib/announce.ts'
import type { PricedLine } from '../../model/cart-lines.ts'
import { nameLine } from './line-words.ts'
import { loadCart } from './load-cart.ts'
import type { PricedCart } from './use-cart-lines.ts'

type Removed = { line: PricedLine; name: string; owner: string }

/**
 * Removing lines with a way back. The focus goes to the line that moved up, or to `fallback` (a selector) when none is
 * left; after an undo to the line that came back, which is the newest. The way back ends with the shopper's next change, and
 * with whose cart it is.
 */
export function useRemoval({ lines, owner }: PricedCart, fallback: string) {
  const list = useRef<HTMLUListElement>(null)
  const focusAt = useRef<number>(null)
  const [removed, setRemoved] = useState<Removed | null>(null)
  if (removed && removed.owner !== owner) setRemoved(null)

  useEffect(() => {
    const at = focusAt.current
    if (at === null) return
    focusAt.current = null
    const buttons = list.current?.querySelectorAll<HTMLElement>('[data-remove]') ?? []
    const next = buttons[Math.min(at, buttons.length - 1)]
    ;(next ?? document.querySelector<HTMLElement>(fallback))?.focus()
  }, [lines.length, fallback])

  const remove = (line: PricedLine, at: number) => {
    const name = nameLine(line)
    focusAt.current = at
    setRemoved({ line, name, owner })
    void loadCart().then((cart) => cart.removeLine(line))
    announce(removedWords(name))
  }

  const undo = () => {
    if (!removed) return
    const { line, name } = removed
    const { handle, stock, addedPriceCents, unitCents } = line
    focusAt.current = 0
    setRemoved(null)
    const facts = { handle, name, stock, priceCents: addedPriceCents ?? unitCents }
    void loadCart().then((cart) => cart.restoreLine(line, facts))
    announce(restored(name))
  }

  return { list, removed, remove, undo, forget: () => setRemoved(null) }
}
