import type { RealtimeChannel } from '@supabase/realtime-js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishableKey } from '../stack/keys.ts'
import { hear, open, startRealtimeShop } from '../testing/realtime-shop.ts'
import type { RealtimeShop } from '../testing/realtime-shop.ts'

let shop: RealtimeShop
beforeAll(async () => {
  shop = await startRealtimeShop()
})
afterAll(() => shop.stop())

const say = (channel: RealtimeChannel, payload: unknown) =>
  channel.send({ type: 'broadcast', event: 'word', payload })

const payloadsOf = (heard: { payload: unknown }[]) => heard.map(({ payload }) => payload)

describe.each(['1.0.0', '2.0.0'])('a client that speaks %s', (vsn) => {
  test('hears what others say, in order, and not itself', async () => {
    const speaker = shop.client(null, { vsn }).channel('room')
    const listener = shop.client(null, { vsn }).channel('room')
    const other = shop.client().channel('room')
    const [own, heard, heardByOther] = [speaker, listener, other].map((channel) => hear(channel))
    await Promise.all([speaker, listener, other].map(open))
    const said = Array.from({ length: 300 }, (_, n) => ({ n, word: 'Émilie 😀' }))
    for (const payload of said) void say(speaker, payload)
    await expect.poll(() => payloadsOf(heard!)).toEqual(said)
    await expect.poll(() => payloadsOf(heardByOther!)).toEqual(said)
    expect(own).toEqual([])
  })

  test('hears itself and gets confirmations when it asks for them', async () => {
    const broadcast = { self: true, ack: true }
    const channel = shop.client(null, { vsn }).channel('echo', { config: { broadcast } })
    const heard = hear(channel)
    await open(channel)
    expect(await say(channel, { n: 1 })).toBe('ok')
    expect(payloadsOf(heard)).toEqual([{ n: 1 }])
  })

  test('sees who is there, who comes and who goes', async () => {
    const seen: unknown[] = []
    const config = { presence: { key: 'ann' } }
    const watcher = shop.client(null, { vsn }).channel(`people ${vsn}`)
    const ann = shop.client(null, { vsn }).channel(`people ${vsn}`, { config })
    const bob = shop.client().channel(`people ${vsn}`, { config: { presence: { key: 'bob' } } })
    watcher.on('presence', { event: 'join' }, ({ key }) => void seen.push(['join', key]))
    watcher.on('presence', { event: 'leave' }, ({ key }) => void seen.push(['leave', key]))
    await Promise.all([ann, bob].map(open))
    await ann.track({ page: 'home' })
    await open(watcher)
    await expect.poll(() => Object.keys(watcher.presenceState())).toEqual(['ann'])
    await bob.track({ page: 'shop' })
    await ann.track({ page: 'cart' })
    await expect.poll(() => watcher.presenceState()['ann']).toMatchObject([{ page: 'cart' }])
    await ann.untrack()
    await bob.unsubscribe()
    await expect.poll(() => watcher.presenceState()).toEqual({})
    expect(seen).toContainEqual(['join', 'bob'])
    expect(seen.slice(-4)).toContainEqual(['leave', 'ann'])
    expect(seen.slice(-4)).toContainEqual(['leave', 'bob'])
  })
})

test('bytes arrive as they were sent', async () => {
  const [speaker, listener] = [shop.client(), shop.client()].map((one) => one.channel('bytes'))
  const heard = hear(listener!)
  await Promise.all([speaker!, listener!].map(open))
  await say(speaker!, Uint8Array.from([0, 255, 7]).buffer)
  await expect.poll(() => heard.length).toBe(1)
  expect([...new Uint8Array(heard[0]!.payload as ArrayBuffer)]).toEqual([0, 255, 7])
})

test('a hundred topics on one socket do not mix', async () => {
  const [talking, listening] = [shop.client(), shop.client()]
  const topics = Array.from({ length: 100 }, (_, n) => `topic ${n}`)
  const speakers = topics.map((topic) => talking.channel(topic))
  const listeners = topics.map((topic) => listening.channel(topic))
  const heard = listeners.map((channel) => hear(channel))
  await Promise.all([...speakers, ...listeners].map(open))
  for (const [n, speaker] of speakers.entries()) void say(speaker, { n })
  await expect.poll(() => heard.map(payloadsOf)).toEqual(topics.map((_, n) => [{ n }]))
})

test('who has left hears nothing, and may come back', async () => {
  const client = shop.client()
  const config = { broadcast: { ack: true } }
  const [channel, speaker] = [client.channel('door'), shop.client().channel('door', { config })]
  const before = hear(channel)
  await Promise.all([channel, speaker].map(open))
  expect(await client.removeChannel(channel)).toBe('ok')
  await say(speaker, { n: 1 })
  const again = client.channel('door')
  const after = hear(again)
  await open(again)
  await say(speaker, { n: 2 })
  await expect.poll(() => payloadsOf(after)).toEqual([{ n: 2 }])
  expect(before).toEqual([])
})

test('who has left may come back before the server has heard of it', async () => {
  const client = shop.client()
  const speaker = await open(shop.client().channel('at once'))
  const former = await open(client.channel('at once'))
  const heardBefore = hear(former)
  void client.removeChannel(former)
  const channel = client.channel('at once')
  const heard = hear(channel)
  await open(channel)
  await say(speaker, { n: 1 })
  await expect.poll(() => payloadsOf(heard)).toEqual([{ n: 1 }])
  expect(heardBefore).toEqual([])
})

test('a broadcast needs no socket', async () => {
  const channel = shop.client().channel('post/box?')
  const heard = hear(channel)
  await open(channel)
  await shop.client().channel('post/box?').httpSend('word', { n: 1 })
  const post = (body: string, headers: Record<string, string> = { apikey: publishableKey }) =>
    fetch(`${shop.origin}/realtime/v1/api/broadcast`, { method: 'POST', headers, body })
  const messages = [2, 3].map((n) => ({ topic: 'post/box?', event: 'word', payload: { n } }))
  expect((await post(JSON.stringify({ messages }))).status).toBe(202)
  await expect.poll(() => payloadsOf(heard)).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }])
  expect((await post('{"messages":[{"topic":1}]}')).status).toBe(422)
  expect((await post('{')).status).toBe(422)
  expect((await post(JSON.stringify({ messages }), {})).status).toBe(401)
  expect((await post('x'.repeat(5_000_001))).status).toBe(413)
})
