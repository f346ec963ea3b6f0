import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Unavailable } from '../domain/unavailable.ts'
import { RpcFailed, rpcCaller } from './call-rpc.ts'
import type { CallRpc } from './call-rpc.ts'

let server: Server
let callRpc: CallRpc
let calls = 0
let answer: (request: IncomingMessage, response: ServerResponse) => void

beforeAll(async () => {
  server = createServer((request, response) => {
    calls++
    answer(request, response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const supabaseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  callRpc = rpcCaller({ supabaseUrl, serviceKey: 'service' })
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  calls = 0
})

const say = (status: number, body: unknown) => (_: IncomingMessage, response: ServerResponse) =>
  void response.writeHead(status).end(JSON.stringify(body))

describe('a caller of database functions', () => {
  it('shows the service key and gives what the function gave', async () => {
    answer = ({ url, headers }, response) =>
      void response.end(JSON.stringify([url, headers['apikey'], headers.authorization]))
    const [path, key, token] = await callRpc<string[]>('place_order', {})
    expect([path, key, token]).toEqual(['/rest/v1/rpc/place_order', 'service', 'Bearer service'])
  })

  it('gives a refusal as a value', async () => {
    answer = say(200, { kind: 'refused', code: 'sold_out' })
    expect(await callRpc('place_order', {})).toEqual({ kind: 'refused', code: 'sold_out' })
  })

  it('asks for a read once more when there was no answer, and never for a write', async () => {
    answer = (_, response) => void response.destroy()
    await expect(callRpc('place_order', {})).rejects.toThrow(Unavailable)
    expect(calls).toBe(1)
    answer = (request, response) =>
      calls < 3 ? void response.destroy() : say(200, 'read')(request, response)
    expect(await callRpc('read_checkout', {}, { isRead: true })).toBe('read')
    expect(calls).toBe(3)
  })

  it('tells what may pass from what is a mistake', async () => {
    answer = say(503, { code: 'PGRST001' })
    await expect(callRpc('place_order', {})).rejects.toThrow(Unavailable)
    answer = say(500, { code: '40P01' })
    await expect(callRpc('place_order', {})).rejects.toThrow(Unavailable)
    // Postgres ended all its processes because one was killed.
    answer = say(500, { code: '57P02' })
    await expect(callRpc('place_order', {})).rejects.toThrow(Unavailable)
    answer = say(404, { code: 'PGRST202' })
    await expect(callRpc('place_order', {})).rejects.toThrow(RpcFailed)
  })

  it('says nothing of the rows that were in the way', async () => {
    const error = {
      code: '23505',
      message: 'duplicate key',
      details: '(email)=(ada@maple.example)',
    }
    answer = say(409, error)
    const failed = await callRpc('place_order', {}).catch((thrown: unknown) => thrown)
    expect(failed).toBeInstanceOf(RpcFailed)
    expect(String(failed)).toBe('RpcFailed: Cannot call place_order: 409 23505 duplicate key')
    answer = (_, response) => void response.writeHead(400).end('<p>ada@maple.example</p>')
    await expect(callRpc('place_order', {})).rejects.toThrow(/place_order: 400$/)
  })

  it('does not wait for ever', async () => {
    answer = () => {}
    await expect(callRpc('read_checkout', {}, { timeoutMs: 50, isRead: true })).rejects.toThrow(
      Unavailable,
    )
    expect(calls).toBe(1)
  })
})
