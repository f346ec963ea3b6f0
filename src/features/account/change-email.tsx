import { useEffect, useState } from 'react'
import * as words from '#messages/account.ts'
import { announce } from '../../lib/announce.ts'
import { changeEmail, redeemCode } from '../../wire/auth/accounts.ts'
import { knownEmail } from '../../wire/auth/known-email.ts'
import { TextField } from '../../ui/field.tsx'
import { checkCode, checkEmail, cleanCode, gatherFaults } from './check-fields.ts'
import { FormNotes } from './form-notes.tsx'
import { tellRefusal } from './tell-refusal.ts'
import { useForm } from './use-form.ts'

function AskEmail({ said, onAsked }: { said: string; onAsked: (email: string) => void }) {
  const { form, faults, isBusy, isWaiting } = useForm(async ({ get }) => {
    const email = get('email').trim()
    const isSame = email.toLowerCase() === knownEmail().toLowerCase()
    const faults = gatherFaults({
      email: checkEmail(email) ?? (isSame ? words.emailSame : undefined),
    })
    if (faults) return faults
    const outcome = tellRefusal(await changeEmail(email))
    if (outcome === null) onAsked(email)
    return outcome
  })
  return (
    <form className="account-form" {...form}>
      <h2 className="display-4">{words.emailTitle}</h2>
      <p className="note">{said || words.emailText}</p>
      <TextField
        id="change-email-email"
        label={words.newEmail}
        type="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        fault={faults.email}
      />
      <FormNotes fault={faults.form} isWaiting={isWaiting} />
      <button className="button button-quiet" type="submit" aria-disabled={isBusy || undefined}>
        {words.changeEmail}
      </button>
    </form>
  )
}

type ProveEmailProps = { email: string; onDone: () => void; onBack: () => void }

function ProveEmail({ email, onDone, onBack }: ProveEmailProps) {
  const { form, faults, isBusy, isWaiting } = useForm(async ({ get }) => {
    const code = cleanCode(get('code'))
    const faults = gatherFaults({ code: checkCode(code) })
    if (faults) return faults
    const outcome = tellRefusal(await redeemCode(email, code, 'email_change'))
    if (outcome === null) onDone()
    return outcome
  })
  useEffect(
    () => form.ref.current?.querySelector<HTMLElement>('#change-email-code')?.focus(),
    [form.ref],
  )
  return (
    <form className="account-form" {...form}>
      <h2 className="display-4">{words.emailTitle}</h2>
      <p className="note" role="status">
        {words.emailCodeSent(email)}
      </p>
      <TextField
        id="change-email-code"
        label={words.code}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        hint={words.codeHint}
        fault={faults.code}
      />
      <FormNotes fault={faults.form} isWaiting={isWaiting} />
      <button className="button button-quiet" type="submit" aria-disabled={isBusy || undefined}>
        {words.confirmEmail}
      </button>
      <p className="account-ways">
        <button className="text-button" type="button" onClick={onBack}>
          {words.otherEmail}
        </button>
      </p>
    </form>
  )
}

/** Another address: it becomes the account's once its owner has read the code that is mailed to it. */
export function ChangeEmail() {
  const [asked, setAsked] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const finish = (email: string) => {
    const done = words.emailChanged(email)
    setAsked(null)
    setSaid(done)
    announce(done)
  }
  if (asked === null) return <AskEmail said={said} onAsked={setAsked} />
  return <ProveEmail email={asked} onDone={() => finish(asked)} onBack={() => setAsked(null)} />
}
