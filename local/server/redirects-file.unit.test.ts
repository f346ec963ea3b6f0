import { describe, expect, it } from 'vitest'
import { parseRedirectsFile } from './redirects-file.ts'

describe('parseRedirectsFile()', () => {
  it('finds the page that stands at many addresses', () => {
    const [rule, ...others] = parseRedirectsFile('# why\n/order/* /order 200\n')
    expect(others).toEqual([])
    expect(rule).toMatchObject({ to: '/order' })
    expect(['/order/1', '/order', '/orders/1'].map((path) => rule!.pattern.test(path))).toEqual([
      true,
      false,
      false,
    ])
  })

  it('refuses what a host would do and this server does not', () => {
    expect(() => parseRedirectsFile('/old /new 301')).toThrow(/no rewrite/)
  })
})
