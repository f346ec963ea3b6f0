import { useState, type InputHTMLAttributes } from 'react'
import { Field, tie } from './field.tsx'

type PasswordFieldProps = {
  id: string
  label: string
  fault?: string | undefined
  hint?: string | undefined
  words: { show: string; hide: string; what: string }
} & Pick<InputHTMLAttributes<HTMLInputElement>, 'autoComplete'>

/** A password, which may be looked at. Nothing keeps a password manager from filling or a person from pasting it. */
export function PasswordField({ id, label, fault, hint, words, autoComplete }: PasswordFieldProps) {
  const [isShown, setShown] = useState(false)
  const said = { id, label, fault, hint }
  return (
    <Field {...said}>
      <span className="password">
        <input
          className="input"
          {...tie(said)}
          type={isShown ? 'text' : 'password'}
          autoComplete={autoComplete}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
        />
        <button
          className="text-button"
          type="button"
          aria-pressed={isShown}
          onClick={() => setShown(!isShown)}
        >
          {isShown ? words.hide : words.show}
          <span className="hidden-words"> {words.what}</span>
        </button>
      </span>
    </Field>
  )
}
