import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SignJWT, exportJWK, generateKeyPair } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Unavailable } from '../domain/unavailable.ts'
import { callerIdentifier } from './identify-caller.ts'

/** A project that publishes a key, and an auth server that knows one token of its secret. */
let project: Server
let identify: (token: string) => Promise<string | null | undefined>
let asked = 0
const keys = await generateKeyPair('ES256', { extractable: true })
const sub = '0b4cf5e2-4a1c-4d8e-9c3a-000000000001'
const known = await new SignJWT({ sub })
  .setProtectedHeader({ alg: 'HS256' })
  .sign(new TextEncoder().encode('a secret that no function knows'))

beforeAll(async () => {
  const jwks = { keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'k1', alg: 'ES256' }] }
  project = createServer(({ url, headers }, answer) => {
    if (url === '/auth/v1/.well-known/jwks.json') return void answer.end(JSON.stringify(jwks))
    asked++
    const token = headers.authorization?.slice('Bearer '.length)
    if (token === known) return void answer.end(JSON.stringify({ id: sub }))
    answer.writeHead(token?.endsWith('down') ? 502 : 403).end('{}')
  }).listen(0, '127.0.0.1')
  await once(project, 'listening')
  const supabaseUrl = `http://127.0.0.1:${(project.address() as AddressInfo).port}`
  const ask = callerIdentifier({ supabaseUrl, serviceKey: 'service', anonKey: 'anon' })
  identify = async (token) => {
    const caller = await ask(new Headers({ authorization: `Bearer ${token}` }))
    return caller === null ? undefined : caller.userId
  }
})
afterAll(() => project.close())

const sign = (claims: object = {}, key = keys.privateKey) =>
  new SignJWT({ sub, aud: 'authenticated', ...claims })
    .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
    .setExpirationTime('exp' in claims ? (claims.exp as number) : '1h')
    .sign(key)

describe('callerIdentifier()', () => {
  it('believes a token signed with a key of the project, and asks nobody', async () => {
    asked = 0
    expect([await identify(await sign()), asked]).toEqual([sub, 0])
  })

  it('believes none that is over, for somebody else, or signed by another', async () => {
    const other = await generateKeyPair('ES256')
    expect(await identify(await sign({ exp: 1_000_000_000 }))).toBeUndefined()
    expect(await identify(await sign({ aud: 'elsewhere' }))).toBeUndefined()
    expect(await identify(await sign({}, other.privateKey))).toBeUndefined()
    expect(await identify('no token')).toBeUndefined()
  })

  it('shows a token of a secret to the auth server, once', async () => {
    asked = 0
    expect([await identify(known), await identify(known), asked]).toEqual([sub, sub, 1])
    expect(await identify(`${known.slice(0, -4)}AAAA`)).toBeUndefined()
  })

  it('does not take an auth server that fails for a no', async () => {
    await expect(identify(`${known}down`)).rejects.toThrow(Unavailable)
  })

  it('takes the public key for no token', async () => {
    expect([await identify('anon'), await identify('sb_publishable_x')]).toEqual([null, null])
  })
})
