import { join } from 'node:path'
import { RealtimeClient } from '@supabase/realtime-js'
import type { RealtimeChannel, RealtimeClientOptions } from '@supabase/realtime-js'
import { SignJWT } from 'jose'
import postgres from 'postgres'
import type { Sql } from 'postgres'
import { findFreePort } from '../free-port.ts'
import type { Limits } from '../realtime/limits.ts'
import { serveRealtime } from '../realtime/serve-realtime.ts'
import type { Realtime } from '../realtime/serve-realtime.ts'
import { acceptSockets } from '../server/accept-sockets.ts'
import { listen, toListener } from '../server/listen.ts'
import type { Socket } from '../stack/connect.ts'
import { publishableKey } from '../stack/keys.ts'
import type { DatabaseSources } from '../stack/prepare-database.ts'
import { startTestStack } from './test-stack.ts'
import type { TestStack } from './test-stack.ts'

/** A back end whose realtime server can be stopped and started while the database goes on. */
export type RealtimeShop = {
  shop: TestStack
  /** `http://localhost:<port>`. */
  origin: string
  /** As `postgres`. */
  sql: Sql
  /** Of the cluster, for other logins. */
  socket: Socket
  realtime: () => Realtime
  /** A client of its own, signed in when there is a token. */
  client: (token?: string | null, options?: Partial<RealtimeClientOptions>) => RealtimeClient
  /** A token that this project has signed. */
  signToken: (claims: Record<string, unknown>, secondsToLive?: number) => Promise<string>
  stopServer: () => Promise<void>
  startServer: () => Promise<void>
  stop: () => Promise<void>
}

/** Starts everything on free ports. The caller stops it; clients it has handed out are stopped with it. */
export async function startRealtimeShop(
  limits: Partial<Limits> = {},
  sources?: DatabaseSources,
): Promise<RealtimeShop> {
  const shop = await startTestStack(sources)
  const { secrets, databaseUrl, dataFolder } = shop.stack
  const sql = postgres(databaseUrl, { onnotice: () => {}, max: 2 })
  const port = await findFreePort()
  const socket = {
    socketFolder: join(dataFolder, 'cluster'),
    port: Number(new URL(databaseUrl).port),
  }
  let realtime: Realtime
  let stopServer = async () => {}
  const startServer = async () => {
    realtime = serveRealtime({ socket, secrets, limits })
    const { servers, close } = await listen(port, toListener(realtime.fetch))
    const dropSockets = acceptSockets(servers, realtime.upgrade)
    stopServer = async () => {
      await realtime.close()
      await dropSockets()
      await close()
    }
  }
  await startServer()
  const clients: RealtimeClient[] = []
  const origin = `http://localhost:${port}`
  return {
    shop,
    origin,
    sql,
    socket,
    realtime: () => realtime,
    client: (token = null, options = {}) => {
      const client = newClient(origin, token, options)
      clients.push(client)
      return client
    },
    signToken: (claims, secondsToLive = 600) =>
      signToken(secrets.jwtSecret, { role: 'authenticated', ...claims }, secondsToLive),
    startServer,
    stopServer: () => stopServer(),
    stop: async () => {
      for (const client of clients) await client.removeAllChannels()
      await stopServer()
      await sql.end()
      await shop.stop()
    },
  }
}

function newClient(
  origin: string,
  token: string | null,
  options: Partial<RealtimeClientOptions>,
): RealtimeClient {
  const url = `${origin.replace('http', 'ws')}/realtime/v1`
  const params = { apikey: publishableKey }
  const client = new RealtimeClient(url, { params, timeout: 20_000, ...options })
  if (token !== null) void client.setAuth(token)
  return client
}

function signToken(
  secret: string,
  claims: Record<string, unknown>,
  secondsToLive: number,
): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setExpirationTime(Math.floor(Date.now() / 1000) + secondsToLive)
    .sign(new TextEncoder().encode(secret))
}

/** Opens a channel; rejects with what the server says against it. */
export function open(channel: RealtimeChannel): Promise<RealtimeChannel> {
  return new Promise((resolve, reject) => {
    channel.subscribe((status, error) => {
      if (status === 'SUBSCRIBED') resolve(channel)
      else reject(error ?? new Error(status))
    })
  })
}

/** A broadcast; `meta` names the message when the database sent it. */
export type Heard = { payload: unknown; meta?: unknown }

/** What a channel hears from now on. */
export function hear(channel: RealtimeChannel, event = '*'): Heard[] {
  const heard: Heard[] = []
  channel.on('broadcast', { event }, ({ payload, meta }) => void heard.push({ payload, meta }))
  return heard
}
