import { once } from 'node:events'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { planCopy } from './testing/shop-process.ts'
import type { ShopProcess } from './testing/shop-process.ts'
import { useCopies } from './testing/use-copies.ts'

const copies = useCopies()
const { start, countProducts } = copies

test('a data folder that Postgres’s account cannot enter: its files lie where it can', async () => {
  const closed = join(copies.folder(), 'closed')
  await mkdir(closed, { mode: 0o700 })
  const shop = start({}, { DATA_DIR: closed })
  await shop.ready
  expect(await countProducts()).toBeGreaterThan(10)
  const version = JSON.parse(await readFile(join(closed, 'shop/version.json'), 'utf8'))
  const cluster: string = version.cluster ?? join(closed, 'shop/cluster')
  const place = process.getuid?.() === 0 ? '/var/tmp/anoint-array-' : closed
  expect(cluster.slice(0, place.length)).toBe(place)
  shop.kill('SIGINT')
  await shop.ended
  await rm(cluster, { recursive: true })
  const again = start({}, { DATA_DIR: closed })
  expect(await again.ended).toBe(1)
  expect(again.output()).toContain(`is gone from ${cluster}: start with --reset`)
})

describe('one clear line and code 1', () => {
  const expectRefusal = async (shop: ShopProcess, message: RegExp) => {
    expect(await shop.ended).toBe(1)
    const lines = shop.output().trim().split('\n')
    expect(lines.at(-1)).toMatch(message)
    expect(shop.output()).not.toMatch(/\n\s+at /)
  }

  test('a data folder in use', async () => {
    const first = start()
    await first.ready
    const second = start({}, await planCopy(copies.folder()))
    await expectRefusal(second, new RegExp(`in use by process ${first.pid}: stop that one`))
    expect(await countProducts()).toBeGreaterThan(10)
  })

  test.each(['PORT', 'DB_PORT', 'EMULATOR_PORT'])('%s in use', async (name) => {
    const other = createServer().listen(Number(copies.env()[name]), '127.0.0.1')
    await once(other, 'listening')
    await expectRefusal(
      start(),
      new RegExp(`^Port ${copies.env()[name]} is in use: .* with ${name}\\.$`),
    )
    other.close()
  })

  test('a data folder of another Postgres, or of another version of the shop', async () => {
    await mkdir(join(copies.folder(), 'shop'))
    const file = join(copies.folder(), 'shop/version.json')
    const cluster = join(copies.folder(), 'shop/cluster')
    await writeFile(file, JSON.stringify({ generation: 1, postgres: 16, cluster }))
    await expectRefusal(start(), /is of Postgres 16, this is 17: start with --reset/)
    await writeFile(file, JSON.stringify({ generation: 0, postgres: 17, cluster }))
    await expectRefusal(start(), /is of another version of the shop: start with --reset/)
    await start({ args: ['--reset'] }).ready
  })

  test('a data folder whose version or keys were cut short', async () => {
    await mkdir(join(copies.folder(), 'shop'))
    await writeFile(join(copies.folder(), 'shop/version.json'), '{"genera')
    await expectRefusal(start(), /is damaged \(version\.json\): start with --reset/)
    const shop = start({ args: ['--reset'] })
    await shop.ready
    shop.kill('SIGINT')
    await shop.ended
    await writeFile(join(copies.folder(), 'shop/secrets.json'), '{')
    await expectRefusal(start(), /^The keys in .*secrets\.json are damaged: delete it/)
  })

  test('a data folder with somebody else’s files, even with --reset', async () => {
    await mkdir(join(copies.folder(), 'shop'))
    await writeFile(join(copies.folder(), 'shop/thesis.txt'), 'precious')
    await expectRefusal(start({ args: ['--reset'] }), /holds other files \(thesis\.txt …\)/)
    expect(await readFile(join(copies.folder(), 'shop/thesis.txt'), 'utf8')).toBe('precious')
  })

  test.each([
    [{ args: ['--catalog', 'nonsense'] }, {}, /--catalog is "nonsense"/],
    [{ args: ['--nonsense'] }, {}, /the options are --reset/],
    [{}, { PORT: '40000' }, /PORT is "40000": give a number from 1024 to 32767\./],
    [{}, { LOCALE: 'xx' }, /LOCALE is "xx": there are no words for it/],
    [{}, { DB_PORT: 'postgres' }, /DB_PORT is "postgres": give a number/],
    [{}, { HOST: '203.0.113.7' }, /HOST is "203\.0\.113\.7", which is no address of this machine/],
    [{}, { HOST: 'no-such.invalid' }, /HOST is "no-such\.invalid", which is no address of this/],
    [{ args: ['--catalog', 'generated:0'] }, {}, /--catalog is "generated:0"/],
    [
      { args: ['--catalog', 'none.json'] },
      {},
      /--catalog names .*none\.json, which does not exist/,
    ],
    [{}, { SITE_URL: 'shop.example' }, /SITE_URL is "shop\.example": give an origin/],
    [{}, { DATA_DIR: '/proc/none' }, /Cannot make the data folder .* choose another with DATA/],
    [{}, { DATA_DIR: '/dev/null/data' }, /Cannot make the data folder .* choose another with DATA/],
  ])('%j %j', async (options, more, message) => {
    await expectRefusal(start(options, more), message)
  })
})
