import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestStack } from '../../testing/test-stack.ts'
import type { TestStack } from '../../testing/test-stack.ts'
import { publishableKey } from '../keys.ts'

let shop: TestStack
beforeAll(async () => {
  shop = await startTestStack()
})
afterAll(() => shop.stop())

function post(body: string, headers: Record<string, string> = {}) {
  const all = { apikey: publishableKey, 'content-type': 'application/json', ...headers }
  const url = 'http://localhost:4173/rest/v1/rpc/echo'
  return shop.stack.fetch(new Request(url, { method: 'POST', headers: all, body }))
}
const payload = (bytes: number) => JSON.stringify({ body: 'x'.repeat(bytes) })

test('a body of 10 MB is refused, whether it says its length or not', async () => {
  for (const headers of [{}, { 'content-length': '10000011' }]) {
    const answer = await post(payload(10_000_000), headers as Record<string, string>)
    expect(answer.status).toBe(413)
    expect(await answer.json()).toMatchObject({ code: 'PT413', message: 'body_too_large' })
  }
})

test('a body of 900 kB arrives whole', async () => {
  const answer = await post(payload(900_000))
  expect(answer.status).toBe(200)
  expect(((await answer.json()) as { body: string }).body).toHaveLength(900_000)
})
