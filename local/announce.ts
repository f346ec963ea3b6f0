import type { Settings } from './settings.ts'
import { publishableKey } from './stack/keys.ts'
import type { Stack } from './stack/start-stack.ts'
import { say } from './start-backend.ts'

/** Says that the shop is ready, and what runs where. */
export function announce({ port, emulatorPort }: Settings, stack: Stack): void {
  const origin = `http://localhost:${port}`
  const rows = [
    ['Shop', origin],
    ['REST', `${origin}/rest/v1`],
    ['Auth', `${origin}/auth/v1`],
    ['Functions', `${origin}/functions/v1`],
    ['Companies', `http://localhost:${emulatorPort} (emulators; supabase/functions/.env chooses)`],
    ['Inbox', `${origin}/_local/inbox`],
    ['Database', stack.databaseUrl],
    ['Data folder', stack.dataFolder],
    ['Public key', publishableKey],
    ['Secret key', stack.secrets.secretKey],
  ]
  say(`\nReady: ${origin}\n`)
  for (const [name = '', place] of rows) say(`  ${name.padEnd(12)} ${place}`)
  const seconds = (performance.now() / 1000).toFixed(1)
  say(`\nStarted in ${seconds} s. Ctrl-C stops everything.`)
}
