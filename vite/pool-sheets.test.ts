import { describe, expect, it } from 'vitest'
import { poolSheets } from './pool-sheets.ts'

const sheet = (name: string) => ({ urls: [`/${name}.css`], css: `.${name}{}` })
const route = (...names: string[]) => ({ scripts: [], sheets: names.map(sheet) })
const pooled = poolSheets(
  new Map([
    ['shop', route('listing', 'tile')],
    ['about', route('words')],
    ['returns', route('words')],
    ['cart', route('ledger', 'line')],
    ['shell', route()],
  ]),
)
const sheetsOf = (name: string) => pooled.get(name)!.sheets

describe('poolSheets()', () => {
  it('gives a page full of products one sheet of its own', () => {
    expect(sheetsOf('shop')).toEqual([
      { urls: ['/listing.css', '/tile.css'], css: '.listing{}.tile{}' },
    ])
  })

  it('gives all other pages one and the same', () => {
    expect(sheetsOf('cart')[0]!.css).toBe('.words{}.ledger{}.line{}')
    for (const name of ['about', 'returns', 'shell'])
      expect(sheetsOf(name)).toEqual(sheetsOf('cart'))
  })
})
