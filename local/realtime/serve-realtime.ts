import { STATUS_CODES } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import postgres from 'postgres'
import { WebSocketServer } from 'ws'
import { socketOptions } from '../stack/connect.ts'
import type { Socket } from '../stack/connect.ts'
import type { Secrets } from '../stack/keys.ts'
import { answerBroadcast } from './answer-broadcast.ts'
import { authorizer } from './authorize.ts'
import { ChannelRefused } from './channel-refused.ts'
import { Connection } from './connection.ts'
import type { Services } from './client.ts'
import { deliverDatabaseBroadcasts } from './database-broadcasts.ts'
import { defaultLimits } from './limits.ts'
import type { Limits } from './limits.ts'
import { Topics } from './topics.ts'
import { tokenVerifier } from './verify-token.ts'

/** Takes a WebSocket handshake over from an HTTP server. */
export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void

/** `/realtime/v1` on the local stack. */
export type Realtime = {
  /** For `/realtime/v1/api/…`. */
  fetch: (request: Request) => Promise<Response>
  /** For `/realtime/v1/websocket`. */
  upgrade: Upgrade
  /** Open sockets and topics somebody is on. */
  count: () => { sockets: number; topics: number }
  /** Sends the clients away; they come back by themselves when there is a server again. */
  close: () => Promise<void>
}

export type RealtimeOptions = { socket: Socket; secrets: Secrets; limits?: Partial<Limits> }

/** How long a client may take to say goodbye. */
const farewellMs = 500

/** Starts the Realtime protocol on a cluster whose schema `realtime` is there (schema.sql). */
export function serveRealtime({ socket, secrets, limits = {} }: RealtimeOptions): Realtime {
  // The superuser, as hosted: who asks the policies must be able to put a row before anybody's eyes.
  const options = socketOptions(socket, 'supabase_admin')
  const connection = { application_name: 'realtime', statement_timeout: 5000 }
  const sql = postgres({ ...options, max: 4, connection })
  const services: Services = {
    topics: new Topics(),
    authorizer: authorizer(sql),
    verifier: tokenVerifier(secrets),
    limits: { ...defaultLimits, ...limits },
  }
  const connections = new Set<Connection>()
  const sendAllAway = () => connections.forEach((each) => each.goAway())
  const stopDelivering = deliverDatabaseBroadcasts(sql, services.topics, sendAllAway)
  const { sweepMs } = services.limits
  const sweeping = setInterval(() => sweep(connections), sweepMs)
  const { upgrade, close } = acceptSockets(services, connections)
  let closing: Promise<void> | null = null
  const stop = async () => {
    clearInterval(sweeping)
    await close()
    await stopDelivering()
    await sql.end({ timeout: 1 })
  }
  return {
    fetch: (request) => answerBroadcast(request, services),
    upgrade,
    count: () => ({ sockets: connections.size, topics: services.topics.size }),
    close: () => (closing ??= stop()),
  }
}

function sweep(connections: Iterable<Connection>): void {
  const nowSeconds = Math.floor(Date.now() / 1000)
  for (const connection of connections) connection.sweep(performance.now(), nowSeconds)
}

function acceptSockets(services: Services, connections: Set<Connection>) {
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: services.limits.maxFrameBytes,
  })
  let isClosing = false
  const accept = async (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (isClosing) return refuse(socket, 503, 'Realtime is restarting, please standby')
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost')
    const key = searchParams.get('apikey') ?? request.headers['apikey']
    if (typeof key !== 'string') return refuse(socket, 401, 'API key is missing')
    const claims = await services.verifier.verifyKey(key)
    const version = searchParams.get('vsn') === '2.0.0' ? '2.0.0' : '1.0.0'
    server.handleUpgrade(request, socket, head, (client) => {
      const connection = new Connection(client, services, version, claims)
      connections.add(connection)
      client.on('close', () => connections.delete(connection))
    })
  }
  const upgrade: Upgrade = (request, socket, head) => {
    const ignore = () => {}
    socket.on('error', ignore)
    accept(request, socket, head).catch((error: unknown) => {
      if (!(error instanceof ChannelRefused)) console.error('realtime:', error)
      refuse(socket, 401, error instanceof ChannelRefused ? error.message : 'Unauthorized')
    })
  }
  const close = async () => {
    isClosing = true
    await sendAway(connections)
  }
  return { upgrade, close }
}

function refuse(socket: Duplex, status: number, error: string): void {
  const body = JSON.stringify({ error })
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
}

async function sendAway(connections: Set<Connection>): Promise<void> {
  for (const connection of connections) connection.goAway()
  const deadline = performance.now() + farewellMs
  while (connections.size > 0 && performance.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 10))
  for (const connection of connections) connection.terminate()
}
