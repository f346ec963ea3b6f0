import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { intentsKey } from '../lib/early.ts'

function hasIntents(): boolean {
  try {
    return sessionStorage.getItem(intentsKey) !== null
  } catch {
    return false // storage is forbidden: presses waited on this page, see `inline/boot.ts`
  }
}

/** Few pages follow one that was left before it could hear: their code comes when there is something to apply. */
async function applyIntents(client: QueryClient) {
  if (!hasIntents()) return
  const intents = await import('../features/cart/apply-intents.ts')
  await intents.applyIntents(client)
}

/** Once React hears the page: gives it what was done before, in order, each thing once. */
export function AfterHydration({ replayInput }: { replayInput: () => void }) {
  const client = useQueryClient()
  useEffect(() => {
    const { early } = window
    if (!early) return
    delete window.early
    early.stop()
    const { dataset } = document.documentElement
    delete dataset.query
    replayInput()
    for (const button of early.clicks) if (button.isConnected) button.click()
    void applyIntents(client).finally(() => (dataset.hydrated = ''))
    // A wish whose code did not come, for want of a network, waits among the intents.
    addEventListener('online', () => void applyIntents(client))
  }, [client, replayInput])
  return null
}
