import { useEffect, useState } from 'react'
import { whenIdle } from '../lib/when-idle.ts'

// The build renders pages without it: workbox-window knows no server.
const load = async () => (import.meta.env.SSR ? null : import('./offline/bridge.tsx'))

/** What makes the shop work without a network is fetched when the page has nothing better to do. */
export function LoadOffline() {
  const [parts, setParts] = useState<Awaited<ReturnType<typeof load>>>(null)
  // Where it does not come there is no network to work without; the next page tries again.
  useEffect(() => whenIdle(() => load().then(setParts, () => {}), 3_000), [])
  return parts && <parts.Bridge />
}
