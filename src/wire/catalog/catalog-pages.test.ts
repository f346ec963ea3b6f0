import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { QueryClient } from '@tanstack/react-query'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { overlayQuery as OverlayQuery } from './catalog-queries.ts'

const answers: object[] = []
const asked: string[] = []
const server = createServer((request, response) => {
  const { searchParams } = new URL(request.url ?? '', 'http://feed')
  asked.push(`${searchParams.get('since')}/${searchParams.get('after') ?? ''}`)
  response.setHeader('content-type', 'application/json').end(JSON.stringify(answers.shift()))
})
let overlayQuery: typeof OverlayQuery

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  vi.stubEnv('VITE_SUPABASE_URL', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  ;({ overlayQuery } = await import('./catalog-queries.ts'))
})
afterAll(() => server.close())

const page = (handles: string[], more: object = {}) => ({
  ...{ feed: 'a', version: 7, categories: null, removed: [] },
  products: handles.map((handle) => ({ handle })),
  ...more,
})

/** What a device that knows version 5 of feed `a` makes of these answers. */
async function refresh(isRemote: boolean, ...pages: object[]) {
  answers.splice(0, Infinity, ...pages)
  asked.length = 0
  const client = new QueryClient()
  const known = { feed: 'a', version: 5, categories: null, products: {}, whole: false }
  client.setQueryData(overlayQuery.queryKey, known)
  const file = { feed: 'a', version: 5, categories: [], products: [], remote: isRemote }
  client.setQueryData(['catalog', 'file'], file)
  return client.fetchQuery({ ...overlayQuery, staleTime: 0 })
}

test('the overlay follows the feed from page to page and keeps the first one’s version', async () => {
  const overlay = await refresh(
    false,
    page(['one'], { more: true, next: '5:one' }),
    page(['two'], { version: 9, removed: ['three'] }),
  )
  expect(asked).toEqual(['5/', '5/5:one'])
  expect(overlay.version).toBe(7)
  expect(Object.keys(overlay.products)).toEqual(['one', 'two', 'three'])
})

test('another history is taken whole', async () => {
  const overlay = await refresh(
    false,
    page(['one'], { feed: 'b', more: true, next: '0:one' }),
    page(['one'], { feed: 'b', more: true, next: '0:one' }),
    page(['two'], { feed: 'b' }),
  )
  expect(asked).toEqual(['5/', '0/', '0/0:one'])
  expect(overlay).toMatchObject({ feed: 'b', whole: true })
  expect(Object.keys(overlay.products)).toEqual(['one', 'two'])
})

test('but not of a shop too large for a device', async () => {
  const overlay = await refresh(true, page(['one'], { feed: 'b', more: true, next: '0:one' }))
  expect(asked).toEqual(['5/'])
  expect(overlay).toMatchObject({ feed: 'b', version: 7, products: {}, whole: false })
})
