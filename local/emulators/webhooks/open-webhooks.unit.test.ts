import { once } from 'node:events'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { findFreePort } from '../../free-port.ts'
import { openFaults } from '../faults.ts'
import { openWebhooks } from './open-webhooks.ts'
import type { SignatureFlaw, Webhooks } from './open-webhooks.ts'

const heard: { body: string; signature: string }[] = []
let statuses: number[] = []
const server = createServer((request, response) => {
  void text(request).then((body) => {
    heard.push({ body, signature: String(request.headers['signature']) })
    response.writeHead(statuses.shift() ?? 200).end()
  })
})
let address = ''
beforeAll(async () => {
  const port = await findFreePort()
  await once(server.listen(port, '127.0.0.1'), 'listening')
  address = `http://127.0.0.1:${port}/`
})
afterAll(() => server.close())

const faults = openFaults()
let webhooks: Webhooks
let signed = 0
beforeEach(() => {
  ;[heard.length, statuses, signed] = [0, [], 0]
  faults.reset()
  webhooks = openWebhooks(address, faults)
})
afterEach(() => webhooks.close())

const send = (body: string) =>
  webhooks.send({
    body,
    sign: (flaw: SignatureFlaw | null) => ({ signature: `${flaw} ${++signed}` }),
  })
const fail = (kind: string, delayMs?: number) =>
  faults.plan({ faults: [{ on: 'webhook', kind, delayMs, times: 1 }], latencyMs: 0 })
const bodies = () => heard.map(({ body }) => body)
const hear = (expected: string[]) =>
  vi.waitFor(() => expect(bodies()).toEqual(expected), { timeout: 5000 })

describe('openWebhooks()', () => {
  test('sends again, signed anew, until the shop takes it', async () => {
    statuses = [500, 404]
    send('paid')
    await hear(['paid', 'paid', 'paid'])
    expect(heard.map(({ signature }) => signature)).toEqual(['null 1', 'null 2', 'null 3'])
    expect(faults.read().calls).toEqual({ webhook: 3 })
  })

  test('sends when the shop is back', async () => {
    const { port } = new URL(address)
    await new Promise((closed) => server.close(closed))
    send('paid')
    await vi.waitFor(() => expect(faults.read().calls).toEqual({ webhook: 1 }))
    await once(server.listen(Number(port), '127.0.0.1'), 'listening')
    await hear(['paid'])
  })

  test('loses what it is told to lose', async () => {
    fail('lose')
    send('lost')
    send('paid')
    await hear(['paid'])
  })

  test('sends five times', async () => {
    fail('duplicate')
    send('paid')
    await hear(Array.from({ length: 5 }, () => 'paid'))
  })

  test('sends late', async () => {
    fail('delay', 200)
    send('late')
    send('paid')
    await hear(['paid', 'late'])
  })

  test('sends after the next one', async () => {
    fail('reorder')
    send('first')
    send('second')
    await hear(['second', 'first'])
  })

  test('sends after a while where there is no next one', async () => {
    fail('reorder', 50)
    send('only')
    await hear(['only'])
  })

  test.each(['forged', 'stale'])('signs as %s, once', async (kind) => {
    fail(kind)
    statuses = [400]
    send('paid')
    await hear(['paid'])
    expect(heard[0]!.signature).toBe(`${kind} 1`)
  })
})
