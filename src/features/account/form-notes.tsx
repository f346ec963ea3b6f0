import { needsNetwork } from '#messages/account.ts'

type FormNotesProps = { fault?: string | undefined; isWaiting: boolean }

/** What a form has to say that belongs to no field. */
export function FormNotes({ fault, isWaiting }: FormNotesProps) {
  return (
    <>
      {fault && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      <p className="form-waits" role="status" hidden={!isWaiting}>
        {isWaiting && needsNetwork}
      </p>
    </>
  )
}
