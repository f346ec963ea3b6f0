import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readBuilds } from '../output/keep-builds.ts'
import { readPages, site } from './read-site.ts'

type Entry = { url: string; revision: string | null; bytes: number }

const worker = readFileSync(join(site, 'sw.js'), 'utf8')
const manifest = JSON.parse(/\[\{[^[\]]*"bytes"[^[\]]*\}\]/.exec(worker)![0]) as Entry[]
const listed = manifest.map(({ url }) => url)
const [build] = await readBuilds(site)
const ownFiles = build!.files.filter((file) => !/\.(br|gz)$/.test(file))
const home = readPages().find(({ path }) => path === '/')!
const dataUrl = /"dataUrl":"([^"]+)"/.exec(home.html)![1]!

describe('the service worker', () => {
  it('weighs less than 12 KB', () => {
    expect(statSync(join(site, 'sw.js.br')).size).toBeLessThan(12 * 1024)
  })

  it('keeps every script, style and font of its build, the shell and the catalogue', () => {
    const wanted = ownFiles.filter((file) => /^assets\/.*\.(js|css|woff2)$/.test(file))
    expect(wanted.length).toBeGreaterThan(30)
    const others = ['_shell.html', `${dataUrl.slice(1)}/offline.json`]
    expect([...wanted, ...others].filter((file) => !listed.includes(file))).toEqual([])
    expect(listed.filter((file) => !existsSync(join(site, file)))).toEqual([])
  })

  it('knows the bytes of each file it keeps', () => {
    const wrong = manifest.filter(({ url, bytes }) => statSync(join(site, url)).size !== bytes)
    expect(wrong).toEqual([])
  })

  it('has nothing left to be filled in', () => {
    expect(worker).not.toMatch(/__WB_MANIFEST|__BUILD__|__DATA_URL__|import\.meta|process\.env/)
  })
})

describe('the catalogue in one file', () => {
  const file = join(site, dataUrl, 'offline.json')
  const bundle = JSON.parse(readFileSync(file, 'utf8')) as {
    index: { products: { handle: string }[] }
    products: Record<string, object>
  }

  it('weighs less than 8 KB for 10 products', () => {
    const tens = bundle.index.products.length / 10
    expect(statSync(`${file}.br`).size).toBeLessThan(tens * 8 * 1024)
  })

  it('holds every product as its own file does', () => {
    const files = readdirSync(join(site, dataUrl, 'products')).filter((name) =>
      name.endsWith('.json'),
    )
    expect(
      Object.keys(bundle.products)
        .map((handle) => `${handle}.json`)
        .sort(),
    ).toEqual(files.sort())
    for (const name of files) {
      const own = readFileSync(join(site, dataUrl, 'products', name), 'utf8')
      expect(bundle.products[name.slice(0, -5)]).toEqual(JSON.parse(own))
    }
  })
})

describe('the chunks', () => {
  const scripts = ownFiles.filter((file) => /^assets\/.*\.js$/.test(file))
  const importersOf = (name: RegExp) =>
    scripts.filter((file) => {
      const text = readFileSync(join(site, file), 'utf8')
      const imported = [...text.matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+)["'`]/g)]
      return imported.some(([, other]) => name.test(other!))
    })

  // The entry names each route's chunk: whoever imports it gets a new name with every change of any route.
  it('leave the entry alone', () => {
    expect(importersOf(/^main-/)).toEqual([])
    expect(importersOf(/^vendor-/).length).toBeGreaterThan(5)
  })

  it('make vendor depend on nothing that changes', () => {
    const vendor = scripts.find((file) => file.startsWith('assets/vendor-'))!
    const text = readFileSync(join(site, vendor), 'utf8')
    const imported = [...text.matchAll(/["'`]\.\/([^"'`]+\.js)["'`]/g)].map(([, name]) => name!)
    expect(imported.filter((name) => !name.startsWith('rolldown-runtime-'))).toEqual([])
  })
})
