import { expect, it } from 'vitest'
import { kindOf } from './measure-storage.ts'

it.each([
  ['/', 'pages'],
  ['/shop/oils', 'pages'],
  ['/data/0123456789ab/pages/ba9876543210.json', 'pages'],
  ['/data/0123456789ab/offline.json', 'products'],
  ['/data/kept-overlay.json', 'products'],
  ['/fr/data/0123456789ab/products/bud-vase.json', 'products'],
  ['/media/bud-vase-1.01234567-360.avif', 'pictures'],
  ['/assets/main-BXcv12aB.js', 'app'],
  ['/_shell.html?__WB_REVISION__=1', 'app'],
])('kindOf(%s) is %s', (path, kind) => {
  expect(kindOf(`https://shop.example${path}`)).toBe(kind)
})
