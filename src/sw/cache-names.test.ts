import { describe, expect, it } from 'vitest'
import { isOurs, isOutdated, nameCaches } from './cache-names.ts'

const [here, french] = [nameCaches('b2', '/'), nameCaches('b2', '/fr/')]

describe('isOutdated()', () => {
  it('finds what another build kept at this scope', () => {
    for (const name of ['pages-a1', 'answers-a1', 'catalogue-a1'])
      expect(isOutdated(name, here, '/'), name).toBe(true)
    expect(isOutdated('pages-a1/fr/', french, '/fr/')).toBe(true)
  })

  it('leaves alone what is of this build, outlives builds, or belongs to someone else', () => {
    const others = ['pages-a1/fr/', 'pictures', 'precache', 'precache-before', 'catalog', 'pages']
    for (const name of [...Object.values(here), ...others])
      expect(isOutdated(name, here, '/'), name).toBe(false)
    expect(isOutdated('pages-a1', french, '/fr/')).toBe(false)
  })
})

describe('isOurs()', () => {
  it('knows all caches of any build at this scope, and the page’s own', () => {
    for (const name of [...Object.values(here), 'pages-a1', 'catalog'])
      expect(isOurs(name, '/'), name).toBe(true)
  })

  it('knows no other shop’s', () => {
    for (const name of [...Object.values(french), 'workbox-runtime', 'images'])
      expect(isOurs(name, '/'), name).toBe(false)
  })
})
