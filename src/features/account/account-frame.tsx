import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import * as words from '#messages/account.ts'
import { Link } from '../../lib/link.tsx'
import { knownEmail } from '../../wire/auth/known-email.ts'
import { accountParts, type AccountPart } from './account-parts.ts'
import { addressesQuery } from './addresses/queries.ts'
import { SignOut } from './sign-out.tsx'

function Tabs({ part }: { part: AccountPart }) {
  return (
    <nav className="tabs" aria-label={words.account}>
      {accountParts.map(({ part: one, to, name }) => (
        <Link key={to} to={to} aria-current={one === part ? 'page' : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  )
}

type AccountFrameProps = {
  part: AccountPart
  user: string
  children: ReactNode
}

/** What stands around everything someone who is signed in has here. */
export function AccountFrame({ part, user, children }: AccountFrameProps) {
  const { data: addresses } = useQuery(addressesQuery(user))
  // The default address stands first, and begins with a name.
  const [name = ''] = addresses?.[0]?.name.split(' ') ?? []
  const [hour] = useState(() => new Date().getHours())
  return (
    <div className="width account">
      <header className="account-head">
        <div>
          <h1 className="display-2">{words.greeting(hour, name)}</h1>
          <p className="note">{knownEmail()}</p>
        </div>
        <SignOut user={user} />
      </header>
      <Tabs part={part} />
      {children}
    </div>
  )
}
