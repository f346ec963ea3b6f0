import type { QueryClient } from '@tanstack/react-query'
import { knownUser, onSession } from '../../wire/stored-session.ts'

const watched = new WeakSet<QueryClient>()

/**
 * Whoever signs out from now on, here or in another tab: what was theirs leaves this tab's memory, too, on whatever page it
 * is then. While they are in it stays, from one part of the account to the next.
 */
export function forgetWhoLeft(client: QueryClient): void {
  if (watched.has(client)) return
  watched.add(client)
  onSession(() => {
    const user = knownUser()
    client.removeQueries({ queryKey: ['own'], predicate: ({ queryKey }) => queryKey[1] !== user })
  })
}
