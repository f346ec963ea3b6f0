import { UnsecuredJWT } from 'jose'
import type { RealtimeChannel } from '@supabase/realtime-js'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hear, open, startRealtimeShop } from '../testing/realtime-shop.ts'
import type { RealtimeShop } from '../testing/realtime-shop.ts'

let shop: RealtimeShop
let sub: string
let room: string
beforeAll(async () => {
  shop = await startRealtimeShop({ sweepMs: 50 })
})
afterAll(() => shop.stop())
beforeEach(() => {
  sub = crypto.randomUUID()
  room = `room:${sub}`
})

const isPrivate = { config: { private: true } }

/** All a channel is told about itself. */
function watch(channel: RealtimeChannel): unknown[] {
  const told: unknown[] = []
  channel.on('system', {}, ({ status, message }) => void told.push([status, message]))
  channel.subscribe((status) => void told.push(status))
  return told
}

describe('a token', () => {
  test('that is forged, unsigned, expired or cut short opens nothing', async () => {
    const good = await shop.signToken({ sub })
    const [head, , signature] = good.split('.')
    const claims = { sub, role: 'authenticated' }
    const other = Buffer.from(JSON.stringify({ ...claims, exp: 9_999_999_999 }))
    const unsigned = new UnsecuredJWT(claims).setExpirationTime('1h').encode()
    const refusals: [string, string][] = [
      [`${head}.${other.toString('base64url')}.${signature}`, 'JwtSignatureError: Failed to'],
      [unsigned, 'JwtSignerError: Failed to generate JWT signer'],
      [await shop.signToken({ sub }, -90), 'InvalidJWTToken: Token has expired 9'],
      [await shop.signToken({ role: 7 }), 'InvalidJWTToken: Fields `role` and `exp` are required'],
      [good.slice(0, 40), 'MalformedJWT: The token provided is not a valid JWT'],
    ]
    for (const [token, reason] of refusals)
      await expect(open(shop.client(token).channel(room, isPrivate))).rejects.toThrow(reason)
  })

  test('that expires closes its channels, and the client is told why', async () => {
    const client = shop.client(await shop.signToken({ sub }, 4))
    const told = watch(client.channel(room, isPrivate))
    const other = shop.client(await shop.signToken({ sub })).channel(room, isPrivate)
    const heard = hear(other)
    await open(other)
    await expect
      .poll(() => told, { timeout: 15_000 })
      .toEqual([
        'SUBSCRIBED',
        ['error', expect.stringMatching(/^Token has expired \d seconds ago$/)],
        'CLOSED',
      ])
    await shop.sql`select realtime.send('{"n": 1}', 'word', ${room})`
    await expect.poll(() => heard).toMatchObject([{ payload: { n: 1 } }])
  })

  test('that is renewed in time keeps them open', async () => {
    const client = shop.client(await shop.signToken({ sub }, 4))
    const channel = client.channel(room, isPrivate)
    const heard = hear(channel)
    const told = watch(channel)
    await expect.poll(() => told).toEqual(['SUBSCRIBED'])
    await client.setAuth(await shop.signToken({ sub }))
    // By the time that one is closed, the first token has expired, too.
    const short = watch(shop.client(await shop.signToken({ sub }, 5)).channel('short'))
    await expect.poll(() => short.at(-1), { timeout: 15_000 }).toBe('CLOSED')
    await shop.sql`select realtime.send('{"n": 1}', 'word', ${room})`
    await expect.poll(() => heard).toMatchObject([{ payload: { n: 1 } }])
    expect(told).toEqual(['SUBSCRIBED'])
  })

  test('that may do less than the one before closes them', async () => {
    const client = shop.client(await shop.signToken({ sub, staff: 'yes' }))
    const told = watch(client.channel('staff', isPrivate))
    await expect.poll(() => told).toEqual(['SUBSCRIBED'])
    await client.setAuth(await shop.signToken({ sub, staff: 'no' }))
    const message = 'You do not have permissions to read from this Channel topic: staff'
    await expect.poll(() => told).toEqual(['SUBSCRIBED', ['error', message], 'CLOSED'])
  })

  test('that is forged in the middle closes them', async () => {
    const client = shop.client(await shop.signToken({ sub }))
    const told = watch(client.channel(room, isPrivate))
    await expect.poll(() => told).toEqual(['SUBSCRIBED'])
    await client.setAuth(`${(await shop.signToken({ sub })).slice(0, -6)}AAAAAA`)
    const message = 'Failed to validate JWT signature'
    await expect.poll(() => told).toEqual(['SUBSCRIBED', ['error', message], 'CLOSED'])
  })
})
