import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { readCatalog } from './read-catalog.ts'

const closing: (() => void)[] = []
afterEach(() => closing.splice(0).forEach((close) => close()))

/** A feed that gives these answers in their order and remembers what it was asked. */
async function startFeed(answers: object[]) {
  const asked: (string | null)[] = []
  const server = createServer((request, response) => {
    asked.push(new URL(request.url ?? '', 'http://feed').searchParams.get('after'))
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answers.shift()))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => server.close())
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

const page = (handles: string[], more: object = {}) => ({
  ...{ feed: 'a', version: 5, categories: null, removed: [] },
  products: handles.map((handle, i) => ({ handle, rank: i })),
  ...more,
})

describe('readCatalog()', () => {
  it('gives a whole answer as it came', async () => {
    const answer = page(['b', 'a'], { categories: [] })
    const { origin, asked } = await startFeed([answer])
    expect(await readCatalog(origin, 'key')).toEqual(answer)
    expect(asked).toEqual([null])
  })

  it('puts pages together in merchandising order, under the first one’s version', async () => {
    const { origin, asked } = await startFeed([
      page(['a', 'b'], { categories: [], more: true, next: '0:b', removed: ['x'] }),
      page(['c'], { version: 9, removed: ['y'] }),
    ])
    const catalog = await readCatalog(origin, 'key')
    expect(catalog).toMatchObject({ version: 5, categories: [], removed: ['x', 'y'] })
    expect(catalog.products.map(({ handle }) => handle)).toEqual(['a', 'c', 'b'])
    expect('more' in catalog || 'next' in catalog).toBe(false)
    expect(asked).toEqual([null, '0:b'])
  })

  it('begins again when another history begins between two pages', async () => {
    const { origin, asked } = await startFeed([
      page(['a'], { more: true, next: '0:a' }),
      page(['b'], { feed: 'b' }),
      page(['c'], { feed: 'b' }),
    ])
    expect((await readCatalog(origin, 'key')).products.map(({ handle }) => handle)).toEqual(['c'])
    expect(asked).toEqual([null, '0:a', null])
  })
})
