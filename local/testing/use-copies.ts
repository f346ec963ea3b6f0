import { rm } from 'node:fs/promises'
import postgres from 'postgres'
import { afterEach, beforeEach, expect } from 'vitest'
import { publishableKey } from '../stack/keys.ts'
import { findProcesses, planCopy, startShop } from './shop-process.ts'
import type { ShopProcess } from './shop-process.ts'
import { makeFolder } from './test-stack.ts'

/** Copies of the shop for one test, as processes on a folder and ports of their own. */
export type Copies = {
  /** The data folder, DATA_DIR. */
  folder: () => string
  env: () => Record<string, string>
  /** Starts a copy; it is stopped after the test. */
  start: (options?: Parameters<typeof startShop>[1], more?: Record<string, string>) => ShopProcess
  /** Resolves when no process of the folder is left. */
  whenNothingRuns: () => Promise<void>
  /** Asks the shop, through REST. */
  countProducts: (env?: Record<string, string>) => Promise<number>
  /** One value of the database, read or changed as the role `postgres`. */
  query: (text: string) => Promise<unknown>
}

/** Gives every test of the file its own copies. Each test also proves that nothing is left running. */
export function useCopies(): Copies {
  let folder = ''
  let env: Record<string, string> = {}
  let shops: ShopProcess[] = []

  const start: Copies['start'] = (options, more = {}) => {
    const shop = startShop({ ...env, ...more }, options)
    shops.push(shop)
    return shop
  }
  const whenNothingRuns = async () => {
    await expect.poll(() => findProcesses(folder), { timeout: 20_000 }).toEqual([])
  }

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
  return {
    folder: () => folder,
    env: () => env,
    start,
    whenNothingRuns,
    countProducts: (of = env) => countProducts(of),
    query: (text) => query(env, text),
  }
}

async function countProducts(env: Record<string, string>): Promise<number> {
  const url = `http://localhost:${env.PORT}/rest/v1/products?select=handle`
  const answer = await fetch(url, { headers: { apikey: publishableKey } })
  return ((await answer.json()) as unknown[]).length
}

async function query(env: Record<string, string>, text: string): Promise<unknown> {
  const url = `postgresql://postgres:postgres@127.0.0.1:${env.DB_PORT}/postgres?sslmode=disable`
  const sql = postgres(url, { onnotice: () => {}, max: 1 })
  const [row] = await sql.unsafe(text)
  await sql.end()
  return row === undefined ? undefined : Object.values(row)[0]
}
