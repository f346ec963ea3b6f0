import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { applyIntents } from '../features/cart/apply-intents.ts'

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
    void applyIntents(client).then(() => (dataset.hydrated = ''))
  }, [client, replayInput])
  return null
}
