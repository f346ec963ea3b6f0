import { mkdir, readFile, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { exists } from './stack/process-identity.ts'
import { findProcesses, planCopy, readPostmaster } from './testing/shop-process.ts'
import { useCopies } from './testing/use-copies.ts'

const copies = useCopies()
const { start, query, countProducts, whenNothingRuns } = copies

async function isListening(): Promise<boolean> {
  return fetch(`http://localhost:${copies.env().PORT}/rest/v1/`).then(
    () => true,
    () => false,
  )
}

describe('npm start', () => {
  test('tells where everything is, and serves the catalogue', async () => {
    const shop = start()
    await shop.ready
    expect(shop.output()).toContain(`Ready: http://localhost:${copies.env().PORT}\n`)
    expect(shop.output()).toContain(`127.0.0.1:${copies.env().DB_PORT}/postgres`)
    expect(await countProducts()).toBeGreaterThan(10)
  })

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s stops everything with code 0',
    async (signal) => {
      const shop = start()
      await shop.ready
      shop.kill(signal)
      expect(await shop.ended).toBe(0)
      expect(await findProcesses(copies.folder())).toEqual([])
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

  test('Ctrl-C in a terminal reaches npm, shell and shop, and the shop stops in good order', async () => {
    const shop = start({ isThroughNpm: true })
    await shop.ready
    process.kill(-shop.pid, 'SIGINT')
    await shop.ended
    await whenNothingRuns()
    // A process that was cut short leaves its lock behind.
    expect(await readdir(join(copies.folder(), 'shop'))).not.toContain('owner.json')
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
    const postmaster = await readPostmaster(copies.folder())
    process.kill(postmaster, 'SIGKILL')
    shop.kill('SIGKILL')
    await shop.ended
    await start().ready
    expect(await query(`select title from products where handle = 'myrrh-oil'`)).toBe('Kept')
  })

  test('an orphaned Postgres is stopped, because its owner is gone', async () => {
    const shop = start()
    await shop.ready
    const postmaster = await readPostmaster(copies.folder())
    // The shells that would stop it go first, unnoticed by a stopped owner: now nobody does.
    shop.kill('SIGSTOP')
    for (const { pid, command } of await findProcesses(copies.folder()))
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
    process.kill(await readPostmaster(copies.folder()), 'SIGINT')
    expect(await shop.ended).toBe(1)
    expect(shop.output()).toContain('Postgres has ended: see')
  })

  test('--reset starts from clean data and keeps the keys', async () => {
    const first = start()
    await first.ready
    await query(`update products set title = 'Changed' where handle = 'myrrh-oil'`)
    const keys = await readFile(join(copies.folder(), 'shop/secrets.json'), 'utf8')
    first.kill('SIGINT')
    await first.ended
    await start({ args: ['--reset'] }).ready
    expect(await query(`select title from products where handle = 'myrrh-oil'`)).not.toBe('Changed')
    expect(await readFile(join(copies.folder(), 'shop/secrets.json'), 'utf8')).toBe(keys)
  })

  test('a data folder may be moved', async () => {
    const shop = start()
    await shop.ready
    await query(`update products set title = 'Moved' where handle = 'myrrh-oil'`)
    shop.kill('SIGINT')
    await shop.ended
    await rename(join(copies.folder(), 'shop'), join(copies.folder(), 'elsewhere'))
    await mkdir(join(copies.folder(), 'new'))
    await rename(join(copies.folder(), 'elsewhere'), join(copies.folder(), 'new/shop'))
    await start({}, { DATA_DIR: join(copies.folder(), 'new') }).ready
    expect(await query(`select title from products where handle = 'myrrh-oil'`)).toBe('Moved')
  })

  test('another catalogue is a shop of its own beside the first', async () => {
    await start({ args: ['--catalog', 'generated:40'] }).ready
    expect(await countProducts()).toBe(40)
    const other = await planCopy(copies.folder())
    await start({}, other).ready
    expect(await countProducts(other)).toBeLessThan(40)
  })
})
