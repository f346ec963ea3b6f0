import { expect, it } from 'vitest'
import { listHandles } from './keep-neighbours.ts'

it('listHandles() finds each product of an answer once, and no category', () => {
  const product = (handle: string) => ({ handle, variants: [] })
  const answers = [
    { key: ['product'], data: product('a') },
    { key: ['related'], data: [product('b'), product('a')] },
    { key: ['categories'], data: [{ handle: 'oils', title: 'Oils' }] },
    { key: ['listing'], data: { products: [product('c')], page: null } },
  ]
  expect(listHandles(answers)).toEqual(['a', 'b', 'c'])
})
