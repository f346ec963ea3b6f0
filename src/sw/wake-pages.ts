import { tryAgain } from './messages.ts'

/**
 * Tells every open page that there seems to be a network: one of them asked to be woken. What waits to be sent, and in whose
 * name, pages know alone; where none is open it waits for the next.
 */
export async function wakePages(clients: Pick<Clients, 'matchAll'>): Promise<void> {
  for (const page of await clients.matchAll({ type: 'window' })) page.postMessage(tryAgain, [])
}
