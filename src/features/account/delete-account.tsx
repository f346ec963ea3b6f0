import { useQueryClient } from '@tanstack/react-query'
import * as words from '#messages/account.ts'
import { announce } from '../../lib/announce.ts'
import { deleteAccount } from '../../wire/auth/leave.ts'
import { TextField } from '../../ui/field.tsx'
import { gatherFaults, isConfirmed } from './check-fields.ts'
import { FormNotes } from './form-notes.tsx'
import { tellRefusal } from './tell-refusal.ts'
import { eraseFromDevice } from './use-leaving.ts'
import { useForm } from './use-form.ts'

/** Deletes the account for good, once that has been typed. */
export function DeleteAccount({ user }: { user: string }) {
  const client = useQueryClient()
  const { form, faults, isBusy, isWaiting } = useForm(async ({ get }) => {
    const faults = gatherFaults({
      confirmation: isConfirmed(get('confirmation')) ? undefined : words.deleteNotTyped,
    })
    if (faults) return faults
    const outcome = tellRefusal(await deleteAccount(user))
    if (outcome !== null) return outcome
    announce(words.deleted)
    await eraseFromDevice(user, client)
    return null
  })
  return (
    <form className="account-form" {...form}>
      <h2 className="display-4">{words.deleteTitle}</h2>
      <p className="note">{words.deleteText}</p>
      <TextField
        id="delete-confirmation"
        label={words.deleteLabel}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        fault={faults.confirmation}
      />
      <FormNotes fault={faults.form} isWaiting={isWaiting} />
      <button className="button button-quiet" type="submit" aria-disabled={isBusy || undefined}>
        {words.deleteAccount}
      </button>
    </form>
  )
}
