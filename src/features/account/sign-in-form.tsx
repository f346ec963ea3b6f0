import { useEffect, useRef } from 'react'
import * as words from '#messages/account.ts'
import { sendCode, sendRecovery, signIn, signUp } from '../../wire/auth/accounts.ts'
import { PasswordField } from '../../ui/password-field.tsx'
import { TextField } from '../../ui/field.tsx'
import {
  checkEmail,
  checkNewPassword,
  checkPassword,
  gatherFaults,
  shortestPassword,
} from './check-fields.ts'
import type { Pending } from './code-on-its-way.ts'
import { FormNotes } from './form-notes.tsx'
import { tellRefusal } from './tell-refusal.ts'
import { useForm, type FormValues } from './use-form.ts'

/** What the form is for just now. Both buttons of the first two are always there: who has typed can press either. */
export type Way = 'signIn' | 'signUp' | 'code' | 'reset'

type SignInFormProps = {
  way: Way
  onWay: (way: Way) => void
  onPending: (pending: Pending) => void
}

async function enter(way: 'signIn' | 'signUp', email: string, password: string) {
  if (way === 'signIn') return { refusal: await signIn(email, password), mustConfirm: false }
  return signUp(email, password)
}

async function mail(purpose: Pending['purpose'], email: string) {
  return tellRefusal(await (purpose === 'recovery' ? sendRecovery : sendCode)(email))
}

const titles = {
  signIn: words.signInTitle,
  signUp: words.signUpTitle,
  code: words.codeTitle,
  reset: words.resetTitle,
}

function useSignInForm({ way, onWay, onPending }: SignInFormProps) {
  return useForm(async ({ get, pressed }: FormValues) => {
    const email = get('email').trim()
    if (way === 'code' || way === 'reset') {
      const faults = gatherFaults({ email: checkEmail(email) })
      const purpose = way === 'reset' ? 'recovery' : 'email'
      const outcome = faults ?? (await mail(purpose, email))
      if (outcome === null) onPending({ email, purpose })
      return outcome
    }
    const chosen = pressed === 'signIn' || pressed === 'signUp' ? pressed : way
    const password = get('password')
    onWay(chosen)
    // Nothing typed yet: the press only says what the form is to be for.
    if (chosen !== way && !email && !password) return null
    const check = chosen === 'signIn' ? checkPassword : checkNewPassword
    const faults = gatherFaults({ email: checkEmail(email), password: check(password) })
    if (faults) return faults
    const { refusal, mustConfirm } = await enter(chosen, email, password)
    if (mustConfirm) onPending({ email, purpose: 'email' })
    return tellRefusal(refusal)
  })
}

function Submit({ value, isMain, isBusy }: { value: Way; isMain: boolean; isBusy: boolean }) {
  const name = {
    signIn: words.signIn,
    signUp: words.signUp,
    code: words.sendIt,
    reset: words.sendIt,
  }
  return (
    <button
      className={isMain ? 'button button-wide' : 'button button-quiet button-wide'}
      type="submit"
      value={value}
      aria-disabled={isBusy || undefined}
    >
      {name[value]}
    </button>
  )
}

function WayButton({ to, onWay }: { to: Way; onWay: (way: Way) => void }) {
  const names = {
    signIn: words.byPassword,
    signUp: words.signUp,
    code: words.sendCode,
    reset: words.resetPassword,
  }
  return (
    <button className="text-button" type="button" onClick={() => onWay(to)}>
      {names[to]}
    </button>
  )
}

/** One form for who has an account and who wants one: an address, a password, two buttons. Or an address alone, for a code. */
export function SignInForm(props: SignInFormProps) {
  const { way, onWay } = props
  const { form, faults, setFaults, isBusy, isWaiting } = useSignInForm(props)
  const hasPassword = way === 'signIn' || way === 'signUp'
  const shown = useRef(way)
  const turn = (to: Way) => {
    setFaults({})
    onWay(to)
  }
  // Another way through the form starts at its first field.
  useEffect(() => {
    if (shown.current === way) return
    shown.current = way
    const field = form.ref.current?.querySelector<HTMLElement>('input')
    if (!form.ref.current?.querySelector('[aria-invalid="true"]')) field?.focus()
  }, [way, form.ref])
  return (
    <form className="account-form" {...form}>
      <h2 className="display-4">{titles[way]}</h2>
      {!hasPassword && <p className="note">{way === 'code' ? words.codeLead : words.resetLead}</p>}
      <TextField
        id="account-email"
        label={words.email}
        type="email"
        autoComplete={hasPassword ? 'username' : 'email'}
        autoCapitalize="none"
        spellCheck={false}
        fault={faults.email}
      />
      {hasPassword && (
        <PasswordField
          id="account-password"
          label={words.password}
          words={words.passwordWords}
          autoComplete={way === 'signIn' ? 'current-password' : 'new-password'}
          fault={faults.password}
          // What is wrong says as much.
          hint={
            way === 'signUp' && !faults.password ? words.passwordHint(shortestPassword) : undefined
          }
        />
      )}
      <FormNotes fault={faults.form} isWaiting={isWaiting} />
      <div className="account-buttons">
        <Submit value={way} isMain isBusy={isBusy} />
        {hasPassword && (
          <Submit value={way === 'signIn' ? 'signUp' : 'signIn'} isMain={false} isBusy={isBusy} />
        )}
      </div>
      <p className="account-ways">
        {way === 'signUp' ? null : (
          <WayButton to={way === 'code' || way === 'reset' ? 'signIn' : 'code'} onWay={turn} />
        )}
        {hasPassword && <WayButton to="reset" onWay={turn} />}
      </p>
    </form>
  )
}
