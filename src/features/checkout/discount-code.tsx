import { useEffect, useRef, useState, type FormEvent } from 'react'
import * as words from '#messages/checkout.ts'
import { announce } from '../../lib/announce.ts'
import { TextField } from '../../ui/field.tsx'
import type { Price } from './use-price.ts'

type DiscountCodeProps = {
  /** The one that is asked for, '' for none. */
  code: string
  /** The one that counts, as the shop writes it. */
  applied: string | null
  fault: Price['code']
  onApply: (code: string) => void
}

function Applied({ code, applied, onApply }: DiscountCodeProps) {
  return (
    <p className="code-applied" role="status">
      {applied ? words.codeApplied(applied) : words.codeWaits(code)}{' '}
      <button className="text-button" type="button" onClick={() => onApply('')}>
        {words.removeCode}
      </button>
    </p>
  )
}

/** What takes the place of what had the focus has it then. */
function useKeptFocus(code: string, faultWords: string | undefined) {
  const box = useRef<HTMLDivElement>(null)
  const before = useRef(code)
  useEffect(() => {
    if (before.current === code) return
    before.current = code
    if (!code && faultWords) announce(faultWords)
    const isLost = document.activeElement === null || document.activeElement === document.body
    const heir = faultWords ? 'input' : 'summary, button'
    if (isLost) box.current?.querySelector<HTMLElement>(heir)?.focus()
  }, [code, faultWords])
  return box
}

/** A discount code, for those who have one. */
export function DiscountCode(props: DiscountCodeProps) {
  const box = useKeptFocus(props.code, props.fault.fault?.words)
  return <div ref={box}>{props.code ? <Applied {...props} /> : <CodeForm {...props} />}</div>
}

function CodeForm({ fault, onApply }: DiscountCodeProps) {
  const { fault: refused, setFault } = fault
  const [isMissing, setMissing] = useState(false)
  const field = useRef<HTMLFormElement>(null)
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    const typed = field.current!.querySelector('input')!.value.trim()
    setMissing(!typed)
    setFault(null)
    if (typed) onApply(typed)
    else field.current!.querySelector('input')!.focus()
  }
  return (
    <details className="code" open={refused !== null || undefined}>
      <summary className="text-button">{words.addCode}</summary>
      <form ref={field} onSubmit={onSubmit} noValidate method="dialog">
        <TextField
          id="discount-code"
          label={words.code}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          defaultValue={refused?.code}
          fault={isMissing ? words.codeMissing : refused?.words}
        />
        <button className="button button-quiet" type="submit">
          {words.applyCode}
        </button>
      </form>
    </details>
  )
}
