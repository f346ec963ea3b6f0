import type { RealtimeChannel } from '@supabase/realtime-js'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { publishableKey } from '../stack/keys.ts'
import { hear, open, startRealtimeShop } from '../testing/realtime-shop.ts'
import type { RealtimeShop } from '../testing/realtime-shop.ts'

const ack = { private: true, broadcast: { ack: true } }
const unauthorized = (topic: string) =>
  `Unauthorized: You do not have permissions to read from this Channel topic: ${topic}`

let shop: RealtimeShop
let owner: string
let stranger: string
let room: string
beforeAll(async () => {
  shop = await startRealtimeShop()
})
afterAll(() => shop.stop())
beforeEach(async () => {
  const sub = crypto.randomUUID()
  room = `room:${sub}`
  owner = await shop.signToken({ sub })
  stranger = await shop.signToken({ sub: crypto.randomUUID() })
})

const join = (token: string | null, topic: string) =>
  shop.client(token).channel(topic, { config: ack })

const say = (channel: RealtimeChannel, n: number, options = {}) =>
  channel.send({ type: 'broadcast', event: 'word', payload: { n } }, options)

/** Hosted projects do not answer who may not speak. */
const sayInVain = (channel: RealtimeChannel, n: number) => say(channel, n, { timeout: 500 })

const send = (topic: string, payload: object, isPrivate = true) =>
  shop.sql`select realtime.send(${shop.sql.json(payload as never)}, 'word', ${topic}, ${isPrivate})`

describe('a private topic', () => {
  test('is for those whom the policies let in, to speak and to listen', async () => {
    const [one, other] = [join(owner, room), join(owner, room)]
    const heard = hear(other)
    await Promise.all([one, other].map(open))
    expect(await say(one, 1)).toBe('ok')
    await expect.poll(() => heard).toMatchObject([{ payload: { n: 1 } }])
    expect(await one.track({ there: true })).toBe('ok')
  })

  test('a stranger, a guest and a broken policy are refused in the words of hosted projects', async () => {
    await expect(open(join(stranger, room))).rejects.toThrow(unauthorized(room))
    await expect(open(join(null, room))).rejects.toThrow(unauthorized(room))
    await expect(open(join(owner, 'broken'))).rejects.toThrow(unauthorized('broken'))
  })

  test('a stranger’s broadcast reaches nobody, over a socket or over HTTP', async () => {
    const channel = join(owner, room)
    const heard = hear(channel)
    await open(channel)
    await join(stranger, room).httpSend('word', { n: 1 })
    await join(null, room).httpSend('word', { n: 2 })
    // The topic of the same name that is public is another one.
    const outside = shop.client(stranger).channel(room)
    const heardOutside = hear(outside)
    await open(outside)
    await say(outside, 3)
    await join(owner, room).httpSend('word', { n: 4 })
    await expect.poll(() => heard).toMatchObject([{ payload: { n: 4 } }])
    expect(heardOutside).toEqual([])
  })

  test('who may only listen is not heard, and cannot be seen', async () => {
    const topic = `stock:${crypto.randomUUID()}`
    const [guest, other] = [join(null, topic), join(owner, topic)]
    const heard = hear(other)
    await Promise.all([guest, other].map(open))
    expect(await sayInVain(guest, 1)).toBe('timed out')
    expect(await guest.track({ there: true })).toBe('error')
    await send(topic, { n: 2 })
    await expect.poll(() => heard).toMatchObject([{ payload: { n: 2 } }])
  })

  test('who may only see others is seen himself, and hears nothing', async () => {
    const [watcher, person] = [join(null, 'lobby'), join(owner, 'lobby')]
    const heard = hear(watcher)
    for (const channel of [watcher, person]) channel.on('presence', { event: 'sync' }, () => {})
    await Promise.all([watcher, person].map(open))
    await send('lobby', { n: 1 })
    expect(await sayInVain(person, 2)).toBe('timed out')
    expect(await watcher.track({ there: true })).toBe('error')
    expect(await person.track({ there: true })).toBe('ok')
    await expect.poll(() => Object.keys(watcher.presenceState()).length).toBe(1)
    expect(heard).toEqual([])
  })

  test('is open to who holds the secret key', async () => {
    const { secretKey } = shop.shop.stack.secrets
    const channel = shop.client(null, { params: { apikey: secretKey } }).channel(room, {
      config: { ...ack, broadcast: { ack: true, self: true } },
    })
    const heard = hear(channel)
    await open(channel)
    expect(await say(channel, 1)).toBe('ok')
    await expect.poll(() => heard).toMatchObject([{ payload: { n: 1 } }])
  })

  test('what is said before the policies have answered keeps its order', async () => {
    const [speaker, listener] = [join(owner, room), join(owner, room)]
    const heard = hear(listener)
    await Promise.all([speaker, listener].map(open))
    const said = Array.from({ length: 100 }, (_, n) => n)
    await Promise.all(said.map((n) => say(speaker, n)))
    expect(heard.map(({ payload }) => (payload as { n: number }).n)).toEqual(said)
  })
})

describe('a broadcast from the database', () => {
  test('arrives after the commit, in order, with the id of the message', async () => {
    const channel = join(owner, room)
    const heard = hear(channel)
    await open(channel)
    await shop.sql.begin(
      (tx) => tx`select realtime.send(jsonb_build_object('n', n), 'word', ${room})
      from generate_series(1, 500) n`,
    )
    await send(room, { n: 501, id: 'mine' })
    await expect.poll(() => heard.length).toBe(501)
    expect(heard.map(({ payload }) => (payload as { n: number }).n)).toEqual(
      Array.from({ length: 501 }, (_, n) => n + 1),
    )
    const id = expect.stringMatching(/^[0-9a-f-]{36}$/)
    expect(heard[0]).toMatchObject({ payload: { id }, meta: { id } })
    expect(heard.at(-1)).toMatchObject({ payload: { id: 'mine' }, meta: { id } })
  })

  test('may be longer than a notification, and is never heard when it is rolled back', async () => {
    const channel = join(owner, room)
    const heard = hear(channel)
    await open(channel)
    const undone = shop.sql.begin(async (tx) => {
      await tx`select realtime.send('{"n": 0}', 'word', ${room})`
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    await send(room, { text: 'x'.repeat(200_000) })
    await expect.poll(() => heard.length).toBe(1)
    expect((heard[0]!.payload as { text: string }).text.length).toBe(200_000)
  })

  test('goes to the topic it names, private or public', async () => {
    const [inside, outside] = [join(owner, room), shop.client().channel(room)]
    const [heard, heardOutside] = [hear(inside), hear(outside)]
    await Promise.all([inside, outside].map(open))
    await send(room, { n: 1 }, false)
    await send(room, { n: 2 })
    await expect.poll(() => heard).toMatchObject([{ payload: { n: 2 } }])
    expect(heardOutside).toMatchObject([{ payload: { n: 1 } }])
  })

  test('tells who asks when it is being listened for', async () => {
    const config = { private: true, broadcast: { replication_ready: true } }
    const channel = shop.client(owner).channel(room, { config })
    const system: unknown[] = []
    channel.on('system', {}, (message) => void system.push(message))
    await open(channel)
    const message = 'Replication connection established'
    await expect.poll(() => system).toMatchObject([{ status: 'ok', message }])
  })
})

test('without a key there is no socket, and with a wrong one neither', async () => {
  const handshake = async (query: string) => {
    const headers = {
      connection: 'upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
    }
    const { request } = await import('node:http')
    return new Promise((resolve, reject) => {
      const url = `${shop.origin}/realtime/v1/websocket${query}`
      const asked = request(url, { headers }, ({ statusCode }) => resolve(statusCode))
      asked.on('upgrade', (_, socket) => resolve((socket.destroy(), 101))).on('error', reject)
      asked.end()
    })
  }
  expect(await handshake('')).toBe(401)
  expect(await handshake('?apikey=sb_publishable_wrong')).toBe(401)
  expect(await handshake(`?apikey=${publishableKey}`)).toBe(101)
  expect(await handshake(`?apikey=${await shop.signToken({ role: 'anon' })}`)).toBe(101)
  expect(await handshake(`?apikey=${await shop.signToken({ role: 'anon' }, -5)}`)).toBe(401)
})
