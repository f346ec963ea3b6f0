import { once } from 'node:events'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { exists } from './stack/process-identity.ts'
import { findProcesses, planCopy, readPostmaster, startShop } from './testing/shop-process.ts'
import type { ShopProcess } from './testing/shop-process.ts'
import { makeFolder } from './testing/test-stack.ts'

let folder: string
let env: Record<string, string>
let shops: ShopProcess[]

beforeEach(async () => {
  folder = await makeFolder()
  env = await planCopy(folder)
  shops = []
})
afterEach(async () => {
  for (const shop of shops) {
    shop.kill('SIGINT')
    await shop.ended
  }
  await whenNothingRuns()
  await rm(folder, { recursive: true })
})

function start(options?: Parameters<typeof startShop>[1], more: Record<string, string> = {}) {
  const shop = startShop({ ...env, ...more }, options)
  shops.push(shop)
  return shop
}

async function whenNothingRuns(): Promise<void> {
  await expect.poll(() => findProcesses(folder), { timeout: 20_000 }).toEqual([])
}

async function isListening(): Promise<boolean> {
  return fetch(`http://localhost:${env.PORT}/rest/v1/`).then(
    () => true,
    () => false,
  )
}

async function countProducts(): Promise<number> {
  const url = `http://localhost:${env.PORT}/rest/v1/products?select=handle`
  const answer = await fetch(url, { headers: { apikey: 'sb_publishable_anoint_array_local' } })
  return ((await answer.json()) as unknown[]).length
}

/** Reads one value of the copy's database, as the role `postgres`. */
async function query(text: string): Promise<unknown> {
  const url = `postgresql://postgres:postgres@127.0.0.1:${env.DB_PORT}/postgres?sslmode=disable`
  const sql = postgres(url, { onnotice: () => {}, max: 1 })
  const [row] = await sql.unsafe(text)
  await sql.end()
  return row === undefined ? undefined : Object.values(row)[0]
}

describe('npm start', () => {
  test('tells where everything is, and serves the catalogue', async () => {
    const shop = start()
    await shop.ready
    expect(shop.output()).toContain(`Ready: http://localhost:${env.PORT}\n`)
    expect(shop.output()).toContain(`127.0.0.1:${env.DB_PORT}/postgres`)
    expect(await countProducts()).toBeGreaterThan(10)
  })

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s stops everything with code 0',
    async (signal) => {
      const shop = start()
      await shop.ready
      shop.kill(signal)
      expect(await shop.ended).toBe(0)
      expect(await findProcesses(folder)).toEqual([])
      expect(await isListening()).toBe(false)
    },
  )

  test('a signal while it starts leaves nothing behind', async () => {
    const shop = start()
    await expect.poll(shop.output, { timeout: 20_000 }).toContain('Starting Postgres')
    shop.kill('SIGINT')
    expect(await shop.ended).toBe(0)
    await whenNothingRuns()
  })

  test('when npm alone is killed, the shop follows', async () => {
    const shop = start({ isThroughNpm: true })
    await shop.ready
    shop.kill('SIGKILL')
    await whenNothingRuns()
    expect(await isListening()).toBe(false)
  })

  test('killed without a word: Postgres stops by itself, the next start has the data', async () => {
    const shop = start()
    await shop.ready
    await query(`update products set title = 'Kept' where handle = 'myrrh-oil'`)
    shop.kill('SIGKILL')
    await whenNothingRuns()
    await start().ready
    expect(await query(`select title from products where handle = 'myrrh-oil'`)).toBe('Kept')
  })

  test('everything killed at once, Postgres too: the next start recovers', async () => {
    const shop = start()
    await shop.ready
    await query(`update products set title = 'Kept' where handle = 'myrrh-oil'`)
    const postmaster = await readPostmaster(folder)
    process.kill(postmaster, 'SIGKILL')
    shop.kill('SIGKILL')
    await shop.ended
    await start().ready
    expect(await query(`select title from products where handle = 'myrrh-oil'`)).toBe('Kept')
  })

  test('an orphaned Postgres is stopped, because its owner is gone', async () => {
    const shop = start()
    await shop.ready
    const postmaster = await readPostmaster(folder)
    // The shells that would stop it go first, unnoticed by a stopped owner: now nobody does.
    shop.kill('SIGSTOP')
    for (const { pid, command } of await findProcesses(folder))
      if (command.startsWith('/bin/sh')) process.kill(pid, 'SIGKILL')
    shop.kill('SIGKILL')
    await shop.ended
    expect(exists(postmaster)).toBe(true)
    await start().ready
    expect(exists(postmaster)).toBe(false)
    expect(await countProducts()).toBeGreaterThan(10)
  })

  test('Postgres lost: one line, code 1', async () => {
    const shop = start()
    await shop.ready
    process.kill(await readPostmaster(folder), 'SIGINT')
    expect(await shop.ended).toBe(1)
    expect(shop.output()).toContain('Postgres has ended: see')
  })

  test('--reset starts from clean data and keeps the keys', async () => {
    const first = start()
    await first.ready
    await query(`update products set title = 'Changed' where handle = 'myrrh-oil'`)
    const keys = await readFile(join(folder, 'shop/secrets.json'), 'utf8')
    first.kill('SIGINT')
    await first.ended
    await start({ args: ['--reset'] }).ready
    expect(await query(`select title from products where handle = 'myrrh-oil'`)).not.toBe('Changed')
    expect(await readFile(join(folder, 'shop/secrets.json'), 'utf8')).toBe(keys)
  })

  test('another catalogue is a shop of its own beside the first', async () => {
    await start({ args: ['--catalog', 'generated:40'] }).ready
    expect(await countProducts()).toBe(40)
    const other = await planCopy(folder)
    await start({}, other).ready
    env = other
    expect(await countProducts()).toBeLessThan(40)
  })
})

test('a data folder that Postgres’s account cannot enter: its files lie where it can', async () => {
  const closed = join(folder, 'closed')
  await mkdir(closed, { mode: 0o700 })
  const shop = start({}, { DATA_DIR: closed })
  await shop.ready
  expect(await countProducts()).toBeGreaterThan(10)
  const { cluster } = JSON.parse(await readFile(join(closed, 'shop/version.json'), 'utf8'))
  const isRoot = process.getuid?.() === 0
  expect(cluster).toMatch(isRoot ? /^\/var\/tmp\/anoint-array-/ : join(closed, 'shop/cluster'))
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
    const second = start({}, await planCopy(folder))
    await expectRefusal(second, new RegExp(`in use by process ${first.pid}: stop that one`))
    expect(await countProducts()).toBeGreaterThan(10)
  })

  test.each(['PORT', 'DB_PORT'])('%s in use', async (name) => {
    const other = createServer().listen(Number(env[name]), '127.0.0.1')
    await once(other, 'listening')
    await expectRefusal(start(), new RegExp(`^Port ${env[name]} is in use: .* with ${name}\\.$`))
    other.close()
  })

  test('a data folder of another Postgres, or of another version of the shop', async () => {
    await mkdir(join(folder, 'shop'))
    const file = join(folder, 'shop/version.json')
    const cluster = join(folder, 'shop/cluster')
    await writeFile(file, JSON.stringify({ generation: 1, postgres: 16, cluster }))
    await expectRefusal(start(), /is of Postgres 16, this is 17: start with --reset/)
    await writeFile(file, JSON.stringify({ generation: 0, postgres: 17, cluster }))
    await expectRefusal(start(), /is of another version of the shop: start with --reset/)
    await start({ args: ['--reset'] }).ready
  })

  test('a data folder with somebody else’s files, even with --reset', async () => {
    await mkdir(join(folder, 'shop'))
    await writeFile(join(folder, 'shop/thesis.txt'), 'precious')
    await expectRefusal(start({ args: ['--reset'] }), /holds other files \(thesis\.txt …\)/)
    expect(await readFile(join(folder, 'shop/thesis.txt'), 'utf8')).toBe('precious')
  })

  test.each([
    [{ args: ['--catalog', 'nonsense'] }, {}, /--catalog is "nonsense"/],
    [{ args: ['--nonsense'] }, {}, /the options are --reset/],
    [{}, { PORT: '40000' }, /PORT is "40000": give a number from 1024 to 32767\./],
  ])('%j %j', async (options, more, message) => {
    await expectRefusal(start(options, more), message)
  })
})
