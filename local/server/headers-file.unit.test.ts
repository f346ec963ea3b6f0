import { describe, expect, test } from 'vitest'
import { headersFor, parseHeadersFile } from './headers-file.ts'

const rules = parseHeadersFile(`# every page
/*
  X-Content-Type-Options: nosniff
  Cache-Control: public, max-age=3600
  Link: </a.css>; rel=preload

/assets/*
  ! Cache-Control
  Cache-Control: public, max-age=31536000, immutable

/product/:handle
  Link: </b.css>; rel=preload

/data/*.json
  X-Data: yes
`)

describe('headersFor()', () => {
  test('merges every rule that matches', () => {
    const headers = headersFor('/product/oil', rules)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('link')).toBe('</a.css>; rel=preload, </b.css>; rel=preload')
  })

  test('takes a header away that a later rule sets anew', () => {
    const headers = headersFor('/assets/a.js', rules)
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  })

  test('a placeholder is one segment, a star is anything', () => {
    expect(headersFor('/product/a/b', rules).get('link')).toBe('</a.css>; rel=preload')
    expect(headersFor('/data/x/y.json', rules).get('x-data')).toBe('yes')
    expect(headersFor('/data/xjson', rules).get('x-data')).toBeNull()
  })
})

test('parseHeadersFile() refuses a header that stands under no path', () => {
  expect(() => parseHeadersFile('  X-A: b')).toThrow('"X-A: b" stands under no path')
})
