import { describe, expect, it } from 'vitest'
import { addStaticRoutes, listStaticRoutes } from './static-routes.ts'

const rules = listStaticRoutes('https://shop.test/', 'https://x.supabase.co')
/** What a browser does with a URL: the first rule decides. */
const sourceOf = (url: string) =>
  rules.find(({ condition }) => url.startsWith(condition.urlPattern.replace('*', '')))?.source

describe('listStaticRoutes()', () => {
  it.each([
    ['https://shop.test/assets/main-12345678.js', 'cache'],
    ['https://x.supabase.co/auth/v1/token', 'network'],
    ['https://x.supabase.co/functions/v1/get-rates', 'network'],
    ['https://x.supabase.co/rest/v1/rpc/catalog_changes?since=0', 'network'],
    ['https://x.supabase.co/rest/v1/rpc/search_products?query=oil', 'fetch-event'],
    ['https://shop.test/product/bud-vase', undefined],
    ['https://shop.test/data/abc/index.json', undefined],
  ])('sends %s to %s', (url, source) => expect(sourceOf(url)).toBe(source))

  it('gives only patterns without groups, which no browser takes', () => {
    for (const { condition } of rules) expect(condition.urlPattern).not.toMatch(/[()]/)
  })
})

describe('addStaticRoutes()', () => {
  const eventWith = (part: object) => part as ExtendableEvent

  it('does without in a browser that has none, or does not know a rule', async () => {
    await addStaticRoutes(eventWith({}), rules)
    await addStaticRoutes(eventWith({ addRoutes: () => Promise.reject(new TypeError()) }), rules)
  })

  it('hands the rules over', async () => {
    const given: unknown[] = []
    await addStaticRoutes(eventWith({ addRoutes: async (all: unknown) => given.push(all) }), rules)
    expect(given).toEqual([rules])
  })
})
