import { useState } from 'react'
import * as words from '#messages/account.ts'
import { announce } from '../../lib/announce.ts'
import { changePassword } from '../../wire/auth/accounts.ts'
import { knownEmail } from '../../wire/auth/known-email.ts'
import { PasswordField } from '../../ui/password-field.tsx'
import { checkNewPassword, checkPassword, gatherFaults, shortestPassword } from './check-fields.ts'
import { FormNotes } from './form-notes.tsx'
import { tellRefusal } from './tell-refusal.ts'
import { useForm } from './use-form.ts'

/** Another password, for whoever knows the one there is; all other devices are signed out by it. */
export function ChangePassword() {
  const [isDone, setDone] = useState(false)
  const { form, faults, isBusy, isWaiting } = useForm(async ({ get }) => {
    const [current, password] = [get('current'), get('password')]
    setDone(false)
    const faults = gatherFaults({
      current: checkPassword(current),
      password: checkNewPassword(password),
    })
    if (faults) return faults
    const refusal = await changePassword(current, password)
    if (refusal === 'invalid_credentials') return { current: words.currentWrong }
    const outcome = tellRefusal(refusal)
    if (outcome !== null) return outcome
    form.ref.current?.reset()
    setDone(true)
    announce(words.passwordChanged)
    return null
  })
  return (
    <form className="account-form" {...form}>
      <h2 className="display-4">{words.passwordTitle}</h2>
      <p className="note">{isDone ? words.passwordChanged : words.passwordText}</p>
      {/* So that a password manager knows whose password this is. */}
      <input
        type="text"
        name="username"
        autoComplete="username"
        value={knownEmail()}
        readOnly
        hidden
      />
      <PasswordField
        id="change-password-current"
        label={words.currentPassword}
        words={words.passwordWords}
        autoComplete="current-password"
        hint={words.currentHint}
        fault={faults.current}
      />
      <PasswordField
        id="change-password-password"
        label={words.newPassword}
        words={words.passwordWords}
        autoComplete="new-password"
        hint={faults.password ? undefined : words.passwordHint(shortestPassword)}
        fault={faults.password}
      />
      <FormNotes fault={faults.form} isWaiting={isWaiting} />
      <button className="button button-quiet" type="submit" aria-disabled={isBusy || undefined}>
        {words.changePassword}
      </button>
    </form>
  )
}
