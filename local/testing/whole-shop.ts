import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createClient } from '@supabase/supabase-js'
import type { SupabaseClient } from '@supabase/supabase-js'
import postgres from 'postgres'
import type { Sql } from 'postgres'
import type { Emulators } from '../emulators/serve-emulators.ts'
import { findFreePort } from '../free-port.ts'
import type { Functions } from '../functions/serve-functions.ts'
import { acceptSockets } from '../server/accept-sockets.ts'
import { listen, toListener } from '../server/listen.ts'
import { shopHandler } from '../server/shop-handler.ts'
import { publishableKey } from '../stack/keys.ts'
import { startStack } from '../stack/start-stack.ts'
import type { Stack } from '../stack/start-stack.ts'
import { startFunctions } from '../start-functions.ts'
import { makeFolder, shopSources } from './test-stack.ts'

/** Everything `npm start` runs but the pages, on free ports and an empty folder. */
export type WholeShop = {
  /** `http://localhost:<port>` */
  origin: string
  stack: Stack
  functions: Functions
  emulators: Emulators
  /** As `postgres`. */
  sql: Sql
  /** A new client of Supabase, nobody signed in; with the publishable key unless told otherwise. */
  client: (key?: string) => SupabaseClient
  /** Calls a function: `call('checkout-session/quote', { … })`. */
  call: (path: string, body: unknown, options?: CallOptions) => Promise<FunctionCall>
  /** What functions printed so far. */
  printed: readonly string[]
  stop: () => Promise<void>
}

export type CallOptions = {
  /** Of a shopper, or the service key. */
  token?: string
  /** The client's address as the gateway tells it; each its own rate limits. */
  address?: string
  headers?: Record<string, string>
}

export type FunctionCall = { status: number; body: Record<string, unknown>; headers: Headers }

/** Starts it; the caller stops it. Nothing is done by the clock unless told so: tests call what they need. */
export async function startWholeShop({ isScheduled = false } = {}): Promise<WholeShop> {
  const folder = await makeFolder()
  const [port, databasePort, emulatorPort] = await findThreePorts()
  const siteUrl = `http://localhost:${port}`
  const stops: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true })]
  const printed: string[] = []
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end()
  }
  try {
    const stack = await startStack({
      path: join(folder, 'data'),
      databasePort,
      publicPort: port,
      siteUrl,
      sources: shopSources,
    })
    stops.push(stack.stop)
    const { functions, emulators } = await startFunctions(
      { port, emulatorPort, siteUrl, stack, isScheduled, print: (line) => printed.push(line) },
      { add: (end) => stops.push(end) },
    )
    const handler = shopHandler(stack.fetch, () => null, functions.fetch)
    const listening = await listen(port, toListener(handler))
    stops.push(listening.close)
    stops.push(acceptSockets(listening.servers, stack.realtime.upgrade))
    const sql = postgres(stack.databaseUrl, { onnotice: () => {}, max: 4 })
    stops.push(() => sql.end({ timeout: 1 }))
    const client = (key = publishableKey) =>
      createClient(siteUrl, key, { auth: { persistSession: false, autoRefreshToken: false } })
    const call = callerOf(siteUrl)
    return { origin: siteUrl, stack, functions, emulators, sql, client, call, printed, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function findThreePorts(): Promise<[number, number, number]> {
  const ports = [await findFreePort(), await findFreePort(), await findFreePort()] as const
  return new Set(ports).size === 3 ? [...ports] : findThreePorts()
}

/** Calls the functions of a shop on this origin. */
export function callerOf(origin: string): WholeShop['call'] {
  return async (path, body, { token, address, headers = {} } = {}) => {
    const answer = await fetch(`${origin}/functions/v1/${path}`, {
      method: 'POST',
      headers: {
        apikey: publishableKey,
        'content-type': 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(address !== undefined && { 'x-forwarded-for': address }),
        ...headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    const text = await answer.text()
    const parsed = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>
    return { status: answer.status, body: parsed, headers: answer.headers }
  }
}
