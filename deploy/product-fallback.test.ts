import { describe, expect, test } from 'vitest'
import { answerProduct, productHandle } from './product-fallback.ts'

describe('productHandle()', () => {
  test.each([
    ['/product/myrrh-oil', 'myrrh-oil'],
    ['/product/oil2', 'oil2'],
    ['/product/', null],
    ['/product/Oil', null],
    ['/product/a/b', null],
    ['/product/a%26select=secret', null],
    ['/products/a', null],
  ])('of %s is %j', (path, handle) => expect(productHandle(path)).toBe(handle))
})

describe('answerProduct()', () => {
  const ask = async (answer: () => Response) => {
    const questions: Request[] = []
    const response = await answerProduct('new-oil', {
      supabaseUrl: 'https://shop.example',
      publishableKey: 'sb_publishable_x',
      fetch: (request) => {
        questions.push(request)
        return new Promise((resolve) => resolve(answer()))
      },
      page: (name, status) => Promise.resolve(new Response(name, { status })),
    })
    return { status: response.status, body: await response.text(), response, questions }
  }

  test('asks with the key of the public whether the handle is published', async () => {
    const { questions } = await ask(() => Response.json([]))
    expect(questions[0]?.url).toMatch(
      /^https:\/\/shop.example\/rest\/v1\/products\?handle=eq.new-oil&/,
    )
    expect(questions[0]?.headers.get('apikey')).toBe('sb_publishable_x')
  })

  test('published: the shell with 200', async () => {
    const answer = await ask(() => Response.json([{ handle: 'new-oil' }]))
    expect([answer.status, answer.body]).toEqual([200, '_shell.html'])
  })

  test('not published: the 404 page, kept by nobody', async () => {
    const answer = await ask(() => Response.json([]))
    expect([answer.status, answer.body]).toEqual([404, '404.html'])
    expect(answer.response.headers.get('cache-control')).toBe('no-cache')
  })

  test.each([
    ['an error', () => new Response('', { status: 503 })],
    [
      'nothing',
      () => {
        throw new TypeError('fetch failed')
      },
    ],
  ])('the database answers %s: the shell with 503, to come back', async (_, reply) => {
    const answer = await ask(reply)
    expect([answer.status, answer.body]).toEqual([503, '_shell.html'])
    expect(answer.response.headers.get('retry-after')).toBe('30')
  })
})
