import { describe, expect, test } from 'vitest'
import { answerProduct, productAddress } from './product-fallback.ts'

describe('productAddress()', () => {
  test.each([
    ['/product/myrrh-oil', { base: '', handle: 'myrrh-oil' }],
    ['/product/oil2', { base: '', handle: 'oil2' }],
    ['/fr/product/oil', { base: '/fr', handle: 'oil' }],
    ['/product/', null],
    ['/product/Oil', null],
    ['/product/a/b', null],
    ['/product/a%26select=secret', null],
    ['/products/a', null],
    ['/shop/product/a', null],
  ])('of %s is %j', (path, address) => expect(productAddress(path)).toEqual(address))
})

test('answerProduct() asks with the key of the public whether the handle is published', async () => {
  const questions: Request[] = []
  await answerProduct('new-oil', {
    supabaseUrl: 'https://shop.example',
    publishableKey: 'sb_publishable_x',
    fetch: (request) => {
      questions.push(request)
      return Promise.resolve(Response.json([]))
    },
    shell: (status) => Promise.resolve(new Response('shell', { status })),
    missing: new Response('not found', { status: 404 }),
  })
  expect(questions[0]?.url).toMatch(
    /^https:\/\/shop.example\/rest\/v1\/products\?handle=eq.new-oil&/,
  )
  expect(questions[0]?.headers.get('apikey')).toBe('sb_publishable_x')
})
