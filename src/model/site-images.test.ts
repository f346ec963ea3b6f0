import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { siteImages } from './site-images.ts'

describe('siteImages', () => {
  it.each(Object.values(siteImages))('$url names a photograph by its content', ({ url }) => {
    const [, name, hash] = /^\/media\/(.+)\.([0-9a-f]{8})\.jpg$/.exec(url) ?? []
    const file = readFileSync(new URL(`../../catalog/photos/${name}.jpg`, import.meta.url))
    expect(createHash('sha256').update(file).digest('hex').slice(0, 8)).toBe(hash)
  })
})
