import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { publishableKey } from '../stack/keys.ts'
import { hear, open, startRealtimeShop } from '../testing/realtime-shop.ts'
import type { RealtimeShop } from '../testing/realtime-shop.ts'

const limits = {
  maxFrameBytes: 200_000,
  maxPayloadBytes: 100_000,
  maxChannels: 3,
  maxBufferedBytes: 300_000,
}

let shop: RealtimeShop
beforeAll(async () => {
  shop = await startRealtimeShop(limits)
})
afterAll(() => shop.stop())

const path = `/realtime/v1/websocket?apikey=${publishableKey}&vsn=2.0.0`

/** A client that does as it likes. */
async function dial({ origin } = shop): Promise<WebSocket> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}${path}`)
  await once(socket, 'open')
  return socket
}

async function ask(socket: WebSocket, ...frame: unknown[]): Promise<unknown> {
  const answer = once(socket, 'message')
  socket.send(JSON.stringify(frame))
  return JSON.parse(`${(await answer)[0]}`)
}

const join = (topic: string) => [null, '1', `realtime:${topic}`, 'phx_join', { config: {} }]

describe('one client', () => {
  test('who does not read is dropped, and the others hear everything', async () => {
    const channel = shop.client().channel('crowd', { config: { broadcast: { self: true } } })
    const heard = hear(channel)
    await open(channel)
    const sleeper = connect(Number(new URL(shop.origin).port), 'localhost')
    const key = 'sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA=='
    sleeper.write(
      `GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n` +
        `sec-websocket-version: 13\r\n${key}\r\n\r\n`,
    )
    await once(sleeper, 'data')
    const text = Buffer.from(JSON.stringify(join('crowd')))
    // One masked text frame, its mask all zeros.
    sleeper.write(Buffer.concat([Buffer.from([0x81, 0x80 | text.length, 0, 0, 0, 0]), text]))
    await once(sleeper, 'data')
    sleeper.pause()
    const before = shop.realtime().count().sockets
    // What the kernel buffers on both sides of a connection is several megabytes.
    const payload = { text: 'x'.repeat(90_000) }
    for (let n = 0; shop.realtime().count().sockets === before && n < 2000; n++) {
      await channel.send({ type: 'broadcast', event: 'word', payload })
      await expect.poll(() => heard.length, { interval: 1 }).toBe(n + 1)
    }
    expect(shop.realtime().count().sockets).toBe(before - 1)
    sleeper.destroy()
  })

  test('a frame too long closes its socket; a payload too large is refused', async () => {
    const long = await dial()
    long.send('x'.repeat(200_001))
    expect((await once(long, 'close'))[0]).toBe(1009)
    const config = { broadcast: { ack: true, self: true } }
    const channel = shop.client().channel('large', { config })
    const heard = hear(channel)
    await open(channel)
    const say = (text: string) =>
      channel.send({ type: 'broadcast', event: 'word', payload: { text } })
    expect(await say('x'.repeat(100_001))).toBe('error')
    expect(await say('small')).toBe('ok')
    expect(heard).toMatchObject([{ payload: { text: 'small' } }])
  })

  test('topics are limited, and leaving one makes room', async () => {
    const client = shop.client()
    const channels = ['a', 'b', 'c', 'd'].map((topic) => client.channel(topic))
    await Promise.all(channels.slice(0, 3).map(open))
    const reason = 'ChannelRateLimitReached: Too many channels'
    await expect(open(channels[3]!)).rejects.toThrow(reason)
    await client.removeChannel(channels[0]!)
    await client.removeChannel(channels[3]!)
    await open(client.channel('e'))
  })

  test('nonsense is ignored or answered, and the socket lives on', async () => {
    const socket = await dial()
    for (const nonsense of ['{', '[]', '[1,2,3,4,5]', 'null', '{"topic":"x"}'])
      socket.send(nonsense)
    for (const bytes of [[], [3], [3, 9, 9, 9, 9, 9, 1], [3, 0, 0, 0, 0, 0, 1, 123], [7, 1]])
      socket.send(Buffer.from(bytes))
    expect(await ask(socket, null, '1', 'realtime:nowhere', 'broadcast', {})).toEqual([
      ...[null, '1', 'realtime:nowhere', 'phx_reply'],
      { status: 'error', response: { reason: 'unmatched topic' } },
    ])
    const [, , , , refused] = (await ask(socket, ...join(''))) as unknown[]
    expect(refused).toMatchObject({
      response: { reason: 'TopicNameRequired: You must provide a topic name' },
    })
    await ask(socket, ...join('odd'))
    for (const [event, payload] of [
      ['broadcast', null],
      ['presence', null],
      ['presence', { event: 'track', payload: [] }],
      ['access_token', null],
      ['anything', 7],
    ])
      socket.send(JSON.stringify([null, '2', 'realtime:odd', event, payload]))
    const answer = new Promise<unknown>((resolve) => {
      socket.on('message', (data) => {
        const frame = JSON.parse(`${data as Buffer}`) as unknown[]
        if (frame[2] === 'phoenix') resolve(frame)
      })
    })
    socket.send(JSON.stringify([null, '3', 'phoenix', 'heartbeat', {}]))
    expect(await answer).toEqual([
      null,
      '3',
      'phoenix',
      'phx_reply',
      { status: 'ok', response: {} },
    ])
    socket.close()
  })
})

test('silence closes a socket, heartbeats keep it', async () => {
  const impatient = await startRealtimeShop({ silenceMs: 1500, sweepMs: 50 })
  const quiet = await dial(impatient)
  const told: string[] = []
  const beating = impatient.client(null, { heartbeatIntervalMs: 300 }).channel('pulse')
  beating.subscribe((status) => void told.push(status))
  expect((await once(quiet, 'close'))[0]).toBe(1006)
  const quieter = await dial(impatient)
  await once(quieter, 'close')
  expect(told).toEqual(['SUBSCRIBED'])
  await impatient.stop()
})

test('of those who have gone nothing is left', async () => {
  const client = shop.client()
  const watcher = client.channel('gone', { config: { presence: { key: 'watcher' } } })
  watcher.on('presence', { event: 'sync' }, () => {})
  await open(watcher)
  const sockets = await Promise.all(Array.from({ length: 50 }, () => dial()))
  for (const [n, socket] of sockets.entries()) {
    await ask(socket, ...join('gone'))
    await ask(socket, ...join(`mine ${n}`))
    socket.send(JSON.stringify([null, '2', 'realtime:gone', 'presence', { event: 'track' }]))
  }
  await expect.poll(() => Object.keys(watcher.presenceState()).length).toBe(50)
  expect(shop.realtime().count().topics).toBeGreaterThan(50)
  for (const socket of sockets) socket.terminate()
  await expect.poll(() => watcher.presenceState()).toEqual({})
  await client.removeAllChannels()
  await expect.poll(() => shop.realtime().count().topics).toBeLessThan(10)
})
