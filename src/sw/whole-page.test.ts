import { beforeEach, describe, expect, it } from 'vitest'
import { MemoryCache, origin } from './memory-cache.fixture.ts'
import { keepWholePage, readWholePage } from './whole-page.ts'

const url = `${origin}/product/bud-vase`
const answersUrl = '/data/abc/pages/1.json'
const documentOf = (title: string, data: object = { answersUrl }) =>
  `<html><h1>${title}</h1><script type="application/json" id="page-data">${JSON.stringify(data)}</script></html>`
const html = (body: string, init: ResponseInit = {}) =>
  new Response(body, {
    ...init,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'",
      'content-encoding': 'br',
    },
  })

/** The order of all writes, over both caches. */
let log: string[]
let pages: MemoryCache
let answers: MemoryCache
let network: () => Response
const shelf = () => ({
  ...{ pages, answers },
  isOfThisBuild: (text: string) => !text.includes('other build'),
  fetch: async () => network(),
})

beforeEach(() => {
  log = []
  ;[pages, answers] = [new MemoryCache(), new MemoryCache()]
  Object.assign(pages, { log })
  Object.assign(answers, { log })
  network = () => Response.json([{ key: ['product'], data: 1 }])
})

const keep = (answer: Response) => keepWholePage(shelf(), url, answer)
const read = (asked = url) => readWholePage(shelf(), asked)

describe('keepWholePage()', () => {
  it('keeps the answers first and the document last', async () => {
    expect(await keep(html(documentOf('Bud Vase')))).toEqual({ kind: 'kept', isNew: false })
    expect(log).toEqual([answersUrl, '/product/bud-vase'])
  })

  it('keeps no document whose answers cannot be had', async () => {
    network = () => new Response('gone', { status: 404 })
    await expect(keep(html(documentOf('Bud Vase')))).rejects.toThrow('Cannot keep')
    expect(log).toEqual([])
  })

  it('keeps no document whose answers are half a file', async () => {
    network = () => new Response('[{"key":["pro')
    await expect(keep(html(documentOf('Bud Vase')))).rejects.toThrow('JSON')
    expect(log).toEqual([])
  })

  it('keeps no document without its answers when storage is full', async () => {
    answers.isFull = true
    await expect(keep(html(documentOf('Bud Vase')))).rejects.toThrow('Quota')
    expect(pages.entries.size).toBe(0)
  })

  it.each([
    ['an error page', html(documentOf('Gone'), { status: 404 })],
    ['half a document', html(documentOf('Bud Vase').slice(0, -9))],
    ['a stand-in', html(documentOf('One moment', { answersUrl, isStandIn: true }))],
    ['a document of someone else', html('<html></html>')],
    ['what is no document', Response.json({})],
  ])('does not keep %s', async (_, answer) => {
    expect(await keep(answer)).toEqual({ kind: 'not-kept' })
    expect(log).toEqual([])
  })

  it('does not keep what another build wrote, whose chunks are not here', async () => {
    expect(await keep(html(documentOf('other build')))).toEqual({ kind: 'other-build' })
    expect(log).toEqual([])
  })

  it('tells a copy that differs from the one that was here', async () => {
    await keep(html(documentOf('Bud Vase')))
    expect(await keep(html(documentOf('Bud Vase')))).toEqual({ kind: 'kept', isNew: false })
    expect(await keep(html(documentOf('Bud Vase, new')))).toEqual({ kind: 'kept', isNew: true })
    expect(log.filter((path) => path === answersUrl)).toHaveLength(1)
  })
})

describe('readWholePage()', () => {
  it('gives the page with its policy, decoded, whatever the query', async () => {
    await keep(html(documentOf('Bud Vase')))
    const page = await read(`${url}?utm_source=letter#top`)
    expect(await page?.text()).toBe(documentOf('Bud Vase'))
    expect(page?.headers.get('content-security-policy')).toBe("default-src 'none'")
    expect(page?.headers.get('content-encoding')).toBeNull()
  })

  it('gives no page whose answers are gone, and forgets it', async () => {
    await keep(html(documentOf('Bud Vase')))
    await answers.delete(answersUrl)
    expect(await read()).toBeNull()
    expect(pages.entries.size).toBe(0)
  })

  it('gives no page whose answers were damaged, and forgets both', async () => {
    await keep(html(documentOf('Bud Vase')))
    await answers.put(answersUrl, new Response('[{"key'))
    expect(await read()).toBeNull()
    expect([pages.entries.size, answers.entries.size]).toEqual([0, 0])
  })

  it.each(['', '<html><h1>Bud', 'true'])('gives no page damaged to %j', async (text) => {
    await keep(html(documentOf('Bud Vase')))
    await pages.put(url, html(text))
    expect(await read()).toBeNull()
    expect(pages.entries.size).toBe(0)
  })
})
