import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState, type FormEvent } from 'react'
import { useLocation } from 'react-router'
import { afterPaint } from '../../lib/after-paint.ts'
import { searchIndexQuery } from './queries.ts'
import { useSheetKeys } from './use-sheet-keys.ts'

/**
 * `idle`: CSS alone opens the row on focus, also before hydration. `open`: the sheet answers. `closed`: sent away, though
 * the input may still have the focus.
 */
export type SearchBoxState = 'idle' | 'open' | 'closed'

const hasFocus = (element: Element | null) => element !== null && element === document.activeElement

/** The text, the state and the coming and going of the search box. */
export function useSearchBox() {
  const client = useQueryClient()
  const form = useRef<HTMLFormElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const [state, setState] = useState<SearchBoxState>('idle')
  const [text, setText] = useState('')
  const { pathname, search, key } = useLocation()
  const q = pathname === '/search' ? (new URLSearchParams(search).get('q') ?? '') : ''

  const open = useCallback(() => {
    setState('open')
    void client.prefetchQuery(searchIndexQuery)
  }, [client])
  const close = useCallback(() => setState('closed'), [])
  useSheetKeys(form, input, { open, close })

  useEffect(() => {
    const element = form.current!
    function onFocusOut({ relatedTarget }: FocusEvent) {
      // When another tab or window took the focus, the sheet is still there on return.
      if (document.hasFocus() && !element.contains(relatedTarget as Node | null)) setState('idle')
    }
    // On the document, after the router's own listener: the link must still be there for it.
    function onClick({ target }: MouseEvent) {
      if (target instanceof Element && element.contains(target.closest('a'))) close()
    }
    element.addEventListener('focusout', onFocusOut)
    document.addEventListener('click', onClick)
    return () => {
      element.removeEventListener('focusout', onFocusOut)
      document.removeEventListener('click', onClick)
    }
  }, [close])

  // On the page of results the box says what was asked. What was typed before hydration is newer than the URL.
  const shown = useRef<string>(undefined)
  useEffect(() => {
    const box = input.current!
    const isFirst = shown.current === undefined
    if (shown.current === key + q) return
    shown.current = key + q
    if (isFirst && hasFocus(box)) open()
    if (isFirst && box.value) return setText(box.value)
    box.value = q
    setText(q)
    if (!isFirst) close()
  }, [key, q, open, close])

  return {
    ...{ state, text, form, input, open, close },
    onInput({ currentTarget: box }: FormEvent<HTMLInputElement>) {
      // The letter is on screen before anything is drawn for it.
      afterPaint(() => setText(box.value))
      if (hasFocus(box)) open()
    },
  }
}
