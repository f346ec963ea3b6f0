import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
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
