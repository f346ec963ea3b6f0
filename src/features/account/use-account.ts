import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { signedIn, signedOut } from '#messages/account.ts'
import { announce } from '../../lib/announce.ts'
import { useUser } from '../../wire/auth/use-user.ts'
import { knownUser } from '../../wire/stored-session.ts'
import { forgetWhoLeft } from './forget-who-left.ts'

/** Another page has taken the place of the one that had the focus: reading goes on at its top. */
function useTurn(user: string | null) {
  const shown = useRef<string | null | undefined>(undefined)
  useEffect(() => {
    // The first render is the file's, which knows nobody; that it becomes someone's is no news.
    const before = shown.current === undefined ? knownUser() : shown.current
    const isFirst = shown.current === undefined
    shown.current = isFirst ? before : user
    if (isFirst || before === user) return
    document.getElementById('main')?.focus({ preventScroll: true })
    window.scrollTo(0, 0)
    announce(user === null ? signedOut : signedIn)
  }, [user])
}

/**
 * Whose account the page shows, null while it shows the way in.
 * @returns `onHold` keeps the way in on screen though someone has just been signed in
 */
export function useAccount() {
  const user = useUser()
  const client = useQueryClient()
  const [isHeld, onHold] = useState(false)
  const shown = isHeld ? null : user
  useTurn(shown)
  useEffect(() => forgetWhoLeft(client), [client])
  return { user: shown, onHold }
}
