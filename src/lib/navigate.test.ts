import { describe, expect, it } from 'vitest'
import { hrefOf } from './navigate.ts'

describe('hrefOf()', () => {
  it('is the path of a place', () => {
    expect(hrefOf('/shop/oils?sort=price-asc')).toBe('/shop/oils?sort=price-asc')
  })

  it('is a query of the page on screen', () => {
    expect(hrefOf({ search: '?page=2' })).toBe('?page=2')
  })

  it('takes the query away where none is wanted', () => {
    const href = new URL(hrefOf({ search: '' }), 'https://shop.example/shop?colour=Bone')
    expect([href.pathname, href.searchParams.size]).toEqual(['/shop', 0])
  })
})
