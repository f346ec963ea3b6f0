import { useEffect } from 'react'
import { isStandalone } from './use-standalone.ts'

/** Asked of nobody who only looks around: some browsers put the question to the shopper. */
async function askToKeep() {
  const { storage } = navigator
  if (!storage?.persist || (await storage.persisted())) return
  await storage.persist()
}

/** Once the shop is installed, what it keeps may not be thrown away when the device runs short. */
export function useKeptStorage() {
  useEffect(() => {
    const ask = () => void askToKeep().catch(() => {})
    // iOS tells of no install: there a window of its own is the sign.
    if (isStandalone()) ask()
    addEventListener('appinstalled', ask)
    return () => removeEventListener('appinstalled', ask)
  }, [])
}
