import { afterEach, expect, test } from 'vitest'
import { findFreePort } from '../free-port.ts'
import { openInbox } from '../inbox/inbox.ts'
import { emulatorNames } from './emulator.ts'
import { serveEmulators } from './serve-emulators.ts'
import type { Emulators } from './serve-emulators.ts'

let emulators: Emulators | null = null
afterEach(async () => {
  await emulators?.close()
  emulators = null
})
const start = async () => {
  const siteFunctions = 'http://localhost:1/functions/v1'
  emulators = await serveEmulators({
    port: await findFreePort(),
    siteFunctions,
    inbox: openInbox(),
  })
  return emulators
}

test('every company has its switches', async () => {
  const { origin } = await start()
  for (const name of emulatorNames) {
    const answer = await fetch(`${origin}/_control/${name}`)
    expect([name, answer.status]).toEqual([name, 200])
    expect(await answer.json()).toEqual({ faults: [], latencyMs: 0, calls: {} })
  }
})

test('a company answers at its own path, and nobody at any other', async () => {
  const { origin } = await start()
  const token = await fetch(`${origin}/security/v1/oauth/token`, { method: 'POST' })
  expect([token.status, await token.json()]).toMatchObject([
    401,
    { response: { errors: [{ code: '10401' }] } },
  ])
  expect((await fetch(`${origin}/elsewhere`)).status).toBe(404)
})

test('a fault that is switched on over HTTP is met', async () => {
  const { origin, faultsOf } = await start()
  const faults = [{ on: 'rates', kind: '503', times: 1 }]
  await fetch(`${origin}/_control/canada-post`, { method: 'PUT', body: JSON.stringify({ faults }) })
  const ask = () => fetch(`${origin}/rs/ship/price`, { method: 'POST' })
  expect([(await ask()).status, (await ask()).status]).toEqual([503, 401])
  expect(faultsOf('canada-post').read().calls).toEqual({ rates: 2 })
})

test('closes while somebody waits for an answer that does not come', async () => {
  const { origin, faultsOf, close } = await start()
  faultsOf('canada-post').plan({ faults: [{ on: 'rates', kind: 'timeout' }], latencyMs: 0 })
  const waiting = fetch(`${origin}/rs/ship/price`, { method: 'POST' }).catch(() => 'gone')
  await expect.poll(() => faultsOf('canada-post').read().calls).toEqual({ rates: 1 })
  const begin = performance.now()
  await close()
  emulators = null
  expect(performance.now() - begin).toBeLessThan(5_000)
  expect(await waiting).toBe('gone')
})
