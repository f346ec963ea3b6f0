import '../styles/account.css'
import { useLocation } from 'react-router'
import { titleOf } from '#messages/app.ts'
import { description } from '#messages/account.ts'
import { AccountFrame } from '../features/account/account-frame.tsx'
import { findPart, titleOfPart, type AccountPart } from '../features/account/account-parts.ts'
import { Settings } from '../features/account/settings.tsx'
import { SignedOut } from '../features/account/signed-out.tsx'
import { useAccount } from '../features/account/use-account.ts'
import { usePageHead } from '../ui/use-page-head.ts'

function Part({ part, user }: { part: AccountPart; user: string }) {
  if (part === 'settings') return <Settings user={user} />
  return null
}

export function Page() {
  const { to, part } = findPart(useLocation().pathname)
  const { user, onHold } = useAccount()
  usePageHead({
    title: titleOf(titleOfPart(part)),
    ...{ description, path: to, robots: 'noindex' },
  })
  if (user === null) return <SignedOut onHold={onHold} />
  return (
    <AccountFrame part={part} user={user} name="">
      <Part part={part} user={user} />
    </AccountFrame>
  )
}
