import { useEffect, useRef, useState } from 'react'
import * as words from '#messages/account.ts'
import { redeemCode, sendCode, sendRecovery, setPassword } from '../../wire/auth/accounts.ts'
import { PasswordField } from '../../ui/password-field.tsx'
import { TextField } from '../../ui/field.tsx'
import {
  checkCode,
  checkNewPassword,
  cleanCode,
  gatherFaults,
  shortestPassword,
} from './check-fields.ts'
import type { CodeStepProps, Pending } from './code-on-its-way.ts'
import { FormNotes } from './form-notes.tsx'
import { tellRefusal } from './tell-refusal.ts'
import { useForm } from './use-form.ts'

/**
 * Redeeming the code signs in, and would end this step: where a password is to follow, the step is held until that is
 * set. A code can be redeemed once, so another try at the password asks for it no more.
 */
function useCodeForm({ pending: { email, purpose }, onHold }: CodeStepProps) {
  const isRedeemed = useRef(false)
  return useForm(async ({ get }) => {
    const code = cleanCode(get('code'))
    const isReset = purpose === 'recovery'
    const password = get('password')
    const faults = gatherFaults({
      code: isRedeemed.current ? undefined : checkCode(code),
      password: isReset ? checkNewPassword(password) : undefined,
    })
    if (faults) return faults
    onHold(isReset)
    if (!isRedeemed.current) {
      const refusal = await redeemCode(email, code, purpose)
      if (refusal || !isReset) return tellRefusal(refusal)
      isRedeemed.current = true
    }
    const outcome = tellRefusal(await setPassword(password))
    if (outcome === null) onHold(false)
    return outcome
  })
}

function SendAgain({ pending }: { pending: Pending }) {
  const [said, setSaid] = useState('')
  const send = async () => {
    const again = pending.purpose === 'recovery' ? sendRecovery : sendCode
    const outcome = tellRefusal(await again(pending.email))
    if (outcome === 'offline') return setSaid(words.needsNetworkFirst)
    setSaid(outcome === null ? words.sentAgain : (Object.values(outcome)[0] ?? words.failed))
  }
  return (
    <>
      <button className="text-button" type="button" onClick={() => void send()}>
        {words.sendAgain}
      </button>
      <span className="note account-said" role="status">
        {said}
      </span>
    </>
  )
}

/** The code from the mail, and where it is to open a lost account, the new password. */
export function CodeStep(props: CodeStepProps) {
  const { pending, onBack } = props
  const { email, purpose } = pending
  const isReset = purpose === 'recovery'
  const { form, faults, isBusy, isWaiting } = useCodeForm(props)
  useEffect(
    () => form.ref.current?.querySelector<HTMLElement>('#account-code')?.focus(),
    [form.ref],
  )
  return (
    <form className="account-form" {...form}>
      <h2 className="display-4">{isReset ? words.resetTitle : words.codeTitle}</h2>
      <p className="note" role="status">
        {(isReset ? words.recoverySent : words.codeSent)(email)}
      </p>
      {/* So that a password manager knows whose password this is. */}
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <TextField
        id="account-code"
        label={words.code}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        hint={words.codeHint}
        fault={faults.code}
      />
      {isReset && (
        <PasswordField
          id="account-password"
          label={words.newPassword}
          words={words.passwordWords}
          autoComplete="new-password"
          hint={faults.password ? undefined : words.passwordHint(shortestPassword)}
          fault={faults.password}
        />
      )}
      <FormNotes fault={faults.form} isWaiting={isWaiting} />
      <button className="button button-wide" type="submit" aria-disabled={isBusy || undefined}>
        {isReset ? words.setPassword : words.signIn}
      </button>
      <p className="account-ways">
        <SendAgain pending={pending} />
        <button className="text-button" type="button" onClick={onBack}>
          {words.otherEmail}
        </button>
      </p>
    </form>
  )
}
