import { expect, test } from 'vitest'
import { fillRedirects } from './write-redirects.ts'

test('fillRedirects() puts both ends under the path of the language', () => {
  const template = '# why\n/order/* /order 200\n'
  expect(fillRedirects(template, '/')).toBe('/order/* /order 200\n')
  expect(fillRedirects(template, '/fr/')).toBe('/fr/order/* /fr/order 200\n')
})
