import { ChangeEmail } from './change-email.tsx'
import { ChangePassword } from './change-password.tsx'
import { DeleteAccount } from './delete-account.tsx'
import { SignOutEverywhere } from './sign-out.tsx'

/** What can be changed about the account itself. */
export function Settings({ user }: { user: string }) {
  return (
    <div className="account-two">
      <ChangeEmail />
      <ChangePassword />
      <SignOutEverywhere user={user} />
      <DeleteAccount user={user} />
    </div>
  )
}
