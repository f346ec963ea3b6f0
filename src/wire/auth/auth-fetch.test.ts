import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { authFetch, isVerdict } from './auth-fetch.ts'

test.each([
  [200, 'application/json', true],
  [400, 'application/json; charset=utf-8', true],
  [400, 'application/problem+json', true],
  [429, 'application/json', false],
  [200, 'text/html', false],
  [403, 'text/html; charset=utf-8', false],
  [200, null, false],
])('isVerdict() of %i %s is %s', (status, type, expected) => {
  expect(isVerdict(status, type)).toBe(expected)
})

/** A hotel's portal: it answers everything with its own page. */
const portal = createServer((_, answer) => {
  answer.writeHead(200, { 'content-type': 'text/html' }).end('<p>Welcome</p>')
})
let origin = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => portal.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(portal.address() as AddressInfo).port}`
})
afterAll(() => void portal.close())
afterEach(() => void vi.unstubAllGlobals())

test('authFetch() takes a portal for no network where a token is renewed, and only there', async () => {
  const renewal = authFetch(`${origin}/token?grant_type=refresh_token`, { method: 'POST' })
  await expect(renewal).rejects.toThrow(TypeError)
  const signIn = await authFetch(`${origin}/token?grant_type=password`, { method: 'POST' })
  expect(signIn.status).toBe(200)
})

test('authFetch() heeds the signal of its caller', async () => {
  const given = AbortSignal.abort()
  await expect(authFetch(origin, { signal: given })).rejects.toThrow('aborted')
})

const keep = (refresh_token: string, lastsMs: number) => {
  const expires_at = (Date.now() + lastsMs) / 1000
  const stored = JSON.stringify({ refresh_token, expires_at })
  vi.stubGlobal('localStorage', { getItem: () => stored })
  return stored
}
const renew = (refresh_token: string) =>
  authFetch(`${origin}/token?grant_type=refresh_token`, {
    ...{ method: 'POST', body: JSON.stringify({ refresh_token }) },
  })

test('authFetch() takes what another tab was given while this one waited, and asks for nothing', async () => {
  const stored = keep('new', 3_600_000)
  expect(await (await renew('old')).text()).toBe(stored)
  await expect(renew('new'), 'it is this one that is to be renewed').rejects.toThrow(TypeError)
  keep('new', 1_000)
  await expect(renew('old'), 'what was given is old again').rejects.toThrow(TypeError)
})

test('authFetch() renews one after the other', async () => {
  const asked: (() => void)[] = []
  const slow = createServer((_, answer) => {
    answer.writeHead(200, { 'content-type': 'application/json' })
    asked.push(() => void answer.end('{}'))
  })
  await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(slow.address() as AddressInfo).port}`
  const ask = (query = '') => authFetch(`${url}/${query}`, { method: 'POST' })
  const renewals = [1, 2].map(() => ask('?grant_type=refresh_token'))
  // What is no renewal waits for none, and arrives after all that were sent before it.
  const other = ask()
  await vi.waitFor(() => expect(asked).toHaveLength(2))
  asked.splice(0).forEach((end) => end())
  await Promise.all([other, renewals[0]])
  await vi.waitFor(() => expect(asked).toHaveLength(1))
  asked.splice(0).forEach((end) => end())
  await renewals[1]
  slow.close()
})
