import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nameCaches } from './cache-names.ts'
import { MemoryCache, origin } from './memory-cache.fixture.ts'
import type * as Devices from './device.ts'

const chunk = '/assets/main-abc.js'
const shellOf = (data: string, file = chunk) =>
  `<html><script src="${file}"></script><script type="application/json">{"dataUrl":"/data/${data}"}</script></html>`
const own = shellOf('aaaa')

let devices: typeof Devices
let cache: MemoryCache
let files: Record<string, string>
beforeEach(async () => {
  cache = new MemoryCache()
  files = { [chunk]: 'chunk', '/_shell.html': own }
  // What the browser's library looks for when it is loaded.
  vi.stubGlobal('self', globalThis)
  vi.stubGlobal('location', new URL('/sw.js', origin))
  vi.stubGlobal('caches', { open: async () => cache })
  vi.stubGlobal('fetch', async (url: string) => {
    const file = files[new URL(url).pathname]
    if (file === undefined) throw new TypeError('Failed to fetch')
    return new Response(file)
  })
  devices = await import('./device.ts')
})
afterEach(() => vi.unstubAllGlobals())

const open = () =>
  devices.openDevice({
    names: nameCaches('b1', '/'),
    entries: [
      { url: chunk, revision: null, bytes: 5 },
      { url: '_shell.html', revision: 'r1', bytes: own.length },
    ],
    dataUrl: '/data/aaaa',
  })
const shellKey = `${origin}/_shell.html?__WB_REVISION__=r1`
const damage = async () => cache.put(shellKey, new Response(own.slice(0, 30)))
const keptShell = async () => (await cache.match(shellKey))?.text()

describe('the shell', () => {
  it('is installed, and read without the network', async () => {
    await open().install()
    files = {}
    expect(await (await open().readShell())?.text()).toBe(own)
  })

  it.each([
    ['data', shellOf('bbbb')],
    ['chunks', shellOf('aaaa', '/assets/main-def.js')],
  ])('is not installed with the %s of another build', async (_, foreign) => {
    files['/_shell.html'] = foreign
    await expect(open().install()).rejects.toThrow('another build')
  })

  it('heals, but not by that of another build', async () => {
    await damage()
    await open().heal()
    expect(await keptShell()).toBe(own)
    await damage()
    files['/_shell.html'] = shellOf('bbbb')
    await open().heal()
    expect(await keptShell()).toBe(own.slice(0, 30))
  })

  it('is none rather than one whose chunks are not here', async () => {
    await cache.put(shellKey, new Response(shellOf('bbbb')))
    files['/_shell.html'] = shellOf('bbbb')
    await expect(open().readShell()).rejects.toThrow('another build')
    files['/_shell.html'] = own
    expect(await (await open().readShell())?.text()).toBe(own)
  })
})
