import { useEffect, type RefObject } from 'react'

const isTyped = (event: KeyboardEvent) =>
  event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && event.key !== ' '

/**
 * The keys of the search: up and down walk from the box through the hits and back, a letter typed on a hit goes on in
 * the box, Escape closes. The focus itself moves, so that a screen reader and Enter know where it is.
 */
export function useSheetKeys(
  form: RefObject<HTMLFormElement | null>,
  input: RefObject<HTMLInputElement | null>,
  actions: { open: () => void; close: () => void },
) {
  const { open, close } = actions
  useEffect(() => {
    const element = form.current!
    function walk(step: 1 | -1) {
      const places = [input.current!, ...element.querySelectorAll<HTMLElement>('[data-hit]')]
      const at = places.indexOf(document.activeElement as HTMLElement)
      places[(at + step + places.length) % places.length]?.focus()
    }
    function onKeyDown(event: KeyboardEvent) {
      if (event.isComposing) return
      const isInBox = event.target === input.current
      if (event.key === 'Escape') {
        input.current?.focus()
        close()
      } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        if (isInBox) open()
        walk(event.key === 'ArrowDown' ? 1 : -1)
      } else {
        if (!isInBox && event.target instanceof HTMLAnchorElement && isTyped(event))
          input.current?.focus() // before the letter arrives, so it lands there
        return
      }
      event.preventDefault()
    }
    element.addEventListener('keydown', onKeyDown)
    return () => element.removeEventListener('keydown', onKeyDown)
  }, [form, input, open, close])
}
