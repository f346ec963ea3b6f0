import { RealtimeClient } from '@supabase/realtime-js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../stack/connect.ts'
import { publishableKey } from '../stack/keys.ts'
import { hear, startRealtimeShop } from '../testing/realtime-shop.ts'
import type { RealtimeShop } from '../testing/realtime-shop.ts'
import { useCopies } from '../testing/use-copies.ts'

const quickly = { reconnectAfterMs: () => 100 }

describe('a server that is stopped and started', () => {
  let shop: RealtimeShop
  beforeAll(async () => {
    shop = await startRealtimeShop()
  })
  afterAll(() => shop.stop())

  test('gets its clients back, on all their topics', async () => {
    const sub = crypto.randomUUID()
    const token = await shop.signToken({ sub })
    const client = shop.client(token, quickly)
    const channel = client.channel(`room:${sub}`, { config: { private: true } })
    const told: string[] = []
    const heard = hear(channel)
    channel.subscribe((status) => void told.push(status))
    await expect.poll(() => told).toEqual(['SUBSCRIBED'])
    const startedAt = performance.now()
    await shop.stopServer()
    expect(performance.now() - startedAt).toBeLessThan(3000)
    await expect.poll(() => told.at(-1)).toBe('CHANNEL_ERROR')
    await shop.startServer()
    await expect.poll(() => told.at(-1), { timeout: 20_000 }).toBe('SUBSCRIBED')
    await shop.sql`select realtime.send('{"n": 1}', 'word', ${`room:${sub}`})`
    await expect.poll(() => heard).toMatchObject([{ payload: { n: 1 } }])
  })

  test('that lost its database for a while sends its clients for what they missed', async () => {
    const channel = shop.client(null, quickly).channel('news')
    const heard = hear(channel)
    const told: string[] = []
    channel.subscribe((status) => void told.push(status))
    await expect.poll(() => told).toEqual(['SUBSCRIBED'])
    await shop.sql`select realtime.send('{"n": 0}', 'word', 'news', false)`
    await expect.poll(() => heard).toHaveLength(1)
    const admin = connect(shop.socket, 'supabase_admin')
    await admin`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'realtime'`
    await admin.end()
    await expect.poll(() => told).toContain('CHANNEL_ERROR')
    await expect.poll(() => told.at(-1), { timeout: 20_000 }).toBe('SUBSCRIBED')
    await shop.sql`select realtime.send('{"n": 1}', 'word', 'news', false)`
    await expect.poll(() => heard).toMatchObject([{ payload: { n: 0 } }, { payload: { n: 1 } }])
  })

  test('that cannot read a message sends its clients away, and delivers it later', async () => {
    const channel = shop.client(null, quickly).channel('late')
    const heard = hear(channel)
    const told: string[] = []
    channel.subscribe((status) => void told.push(status))
    await expect.poll(() => told).toEqual(['SUBSCRIBED'])
    await shop.sql`select realtime.send('{"n": 1}', 'word', 'late', false)`
    await expect.poll(() => heard).toHaveLength(1)
    const admin = connect(shop.socket, 'supabase_admin')
    await admin.begin(async (tx) => {
      await tx`lock table realtime.messages`
      const { id } = heard[0]!.meta as { id: string }
      for (const notice of ['no id', id])
        await shop.sql`select pg_notify('realtime_messages', ${notice})`
      // It asks for five seconds.
      await expect.poll(() => told).toContain('CHANNEL_ERROR')
    })
    await admin.end()
    await expect.poll(() => told.at(-1), { timeout: 20_000 }).toBe('SUBSCRIBED')
    await shop.sql`select realtime.send('{"n": 2}', 'word', 'late', false)`
    await expect
      .poll(() => heard.map(({ payload }) => payload))
      .toMatchObject([1, 1, 2].map((n) => ({ n })))
  })

  test('without a database refuses private topics for now, and goes on with public ones', async () => {
    await shop.shop.stopDatabase()
    const client = shop.client(await shop.signToken({ sub: crypto.randomUUID() }))
    const reasons: unknown[] = []
    client.channel('stock:1', { config: { private: true } }).subscribe((_, error) => {
      reasons.push(error?.message)
    })
    const reason =
      'UnableToConnectToProject: Realtime was unable to connect to the project database'
    await expect.poll(() => reasons).toContain(reason)
    const told: string[] = []
    client.channel('open').subscribe((status) => void told.push(status))
    await expect.poll(() => told).toEqual(['SUBSCRIBED'])
  })
})

describe('npm start', () => {
  const copies = useCopies()

  const connect = () => {
    const url = `ws://localhost:${copies.env().PORT}/realtime/v1`
    const client = new RealtimeClient(url, { params: { apikey: publishableKey }, ...quickly })
    const told: string[] = []
    client.channel('room').subscribe((status) => void told.push(status))
    return { client, told }
  }

  test('serves sockets on the shop’s own port, and Ctrl-C does not wait for them', async () => {
    const shop = copies.start()
    await shop.ready
    const { client, told } = connect()
    await expect.poll(() => told).toEqual(['SUBSCRIBED'])
    shop.kill('SIGINT')
    expect(await shop.ended).toBe(0)
    await client.removeAllChannels()
  })

  test('killed without a word, it gets its clients back at the next start', async () => {
    const shop = copies.start()
    await shop.ready
    const { client, told } = connect()
    await expect.poll(() => told).toEqual(['SUBSCRIBED'])
    shop.kill('SIGKILL')
    await expect.poll(() => told.at(-1)).toBe('CHANNEL_ERROR')
    await copies.whenNothingRuns()
    await copies.start().ready
    await expect.poll(() => told.at(-1), { timeout: 20_000 }).toBe('SUBSCRIBED')
    await client.removeAllChannels()
  })
})
