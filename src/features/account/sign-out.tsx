import * as words from '#messages/account.ts'
import { useModal } from '../../ui/use-modal.ts'
import { useLeaving, type Leaving } from './use-leaving.ts'

/** What would be lost, by name, before it is. */
export function UnsentDialog({ unsent, isBusy, confirm, cancel }: Leaving) {
  const dialog = useModal(unsent !== null)
  return (
    <dialog
      ref={dialog}
      className="account-dialog"
      aria-labelledby="unsent"
      onClose={cancel}
      closedby="any"
    >
      <h2 className="display-4" id="unsent">
        {words.unsentTitle}
      </h2>
      <p>{words.unsentText}</p>
      <ul className="note">
        {unsent?.lines.map(({ variant, name, quantity }) => (
          <li key={variant}>{words.unsentLine(name, quantity)}</li>
        ))}
        {!!unsent?.saved && <li>{words.unsentSaved(unsent.saved)}</li>}
      </ul>
      <div className="account-buttons">
        <button className="button button-wide" type="button" onClick={cancel}>
          {words.stay}
        </button>
        <button
          className="button button-quiet button-wide"
          type="button"
          aria-disabled={isBusy || undefined}
          onClick={confirm}
        >
          {words.loseAndLeave}
        </button>
      </div>
    </dialog>
  )
}

const faultWords = { offline: words.needsNetworkFirst, failed: words.failed }

/** Ends the session of this device. */
export function SignOut({ user }: { user: string }) {
  const leaving = useLeaving(user)
  return (
    <div className="sign-out">
      <button
        className="text-button"
        type="button"
        aria-disabled={leaving.isBusy || undefined}
        onClick={() => leaving.start('local')}
      >
        {words.signOut}
      </button>
      {leaving.fault && (
        <p className="fault" role="alert">
          {faultWords[leaving.fault]}
        </p>
      )}
      <UnsentDialog {...leaving} />
    </div>
  )
}

/** Ends the sessions of all devices: for who has lost one. */
export function SignOutEverywhere({ user }: { user: string }) {
  const leaving = useLeaving(user)
  return (
    <section className="account-form" aria-labelledby="everywhere">
      <h2 className="display-4" id="everywhere">
        {words.everywhereTitle}
      </h2>
      <p className="note">{words.everywhereText}</p>
      {leaving.fault && (
        <p className="fault" role="alert">
          {faultWords[leaving.fault]}
        </p>
      )}
      <button
        className="button button-quiet"
        type="button"
        aria-disabled={leaving.isBusy || undefined}
        onClick={() => leaving.start('global')}
      >
        {words.endAll}
      </button>
      <UnsentDialog {...leaving} />
    </section>
  )
}
