import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { Refusal } from '../refusal.ts'

/** A web-standard handler. */
export type Handler = (request: Request) => Promise<Response>

/** A Node request handler: the form Vite's middleware has. */
export type Listener = (request: IncomingMessage, response: ServerResponse) => void

/** Listening servers, one an address. `close` lets running answers finish, for a moment. */
export type Listening = { servers: readonly Server[]; close: () => Promise<void> }

/**
 * Listens on this machine's own addresses, IPv4 and IPv6 where there is one ("localhost" may mean either),
 * or on `HOST` alone when the environment names one.
 *
 * @throws {Refusal} when the port is in use, or `HOST` is no address of this machine.
 */
export async function listen(
  port: number,
  listener: Listener,
  host: string | undefined = process.env.HOST,
): Promise<Listening> {
  const servers: Server[] = []
  const close = async () => {
    await Promise.all(servers.map((server) => closeServer(server)))
  }
  for (const address of host ? [host] : ['127.0.0.1', '::1']) {
    const server = createServer(listener).listen(port, address)
    try {
      await once(server, 'listening')
      servers.push(server)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (!host && address === '::1' && code !== 'EADDRINUSE') continue
      await close()
      throw explain(error, code, port, address)
    }
  }
  return { servers, close }
}

function explain(error: unknown, code: string | undefined, port: number, host: string): unknown {
  if (code === 'EADDRINUSE') return new Refusal(`Port ${port} is in use: choose another with PORT.`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new Refusal(
      `HOST is "${host}", which is no address of this machine (${code}): give one, 0.0.0.0 for all, or leave it out.`,
    )
  return error
}

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeIdleConnections()
  const patience = setTimeout(() => server.closeAllConnections(), 1000)
  await closed
  clearTimeout(patience)
}

/** Lets a web-standard handler answer Node's requests. */
export function toListener(handler: Handler): Listener {
  return (incoming, outgoing) => {
    answer(handler, incoming, outgoing).catch((error: unknown) => {
      console.error(error)
      if (!outgoing.headersSent) outgoing.writeHead(500, { 'content-type': 'text/plain' })
      outgoing.end('Internal server error\n')
    })
  }
}

async function answer(handler: Handler, incoming: IncomingMessage, outgoing: ServerResponse) {
  const request = toRequest(incoming)
  if (request === null) {
    outgoing.writeHead(400).end()
    return
  }
  const response = await handler(request)
  // HTTP/1.1 keeps connections anyway; 50 bytes less stand before each page's first byte.
  outgoing.removeHeader('connection')
  outgoing.writeHead(response.status, [...response.headers].flat())
  if (response.body === null) outgoing.end()
  // A browser that leaves early is none of our business.
  else await pipeline(Readable.fromWeb(response.body as NodeStream), outgoing).catch(() => {})
}

/** Null when host and path make no address. The path stays as it was sent: `//x` is not another host. */
function toRequest(incoming: IncomingMessage): Request | null {
  const { method = 'GET', url = '/', headers } = incoming
  const address = `http://${headers.host ?? 'localhost'}${url}`
  if (!url.startsWith('/') || !URL.canParse(address)) return null
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const body = hasBody
    ? { body: Readable.toWeb(incoming) as ReadableStream<Uint8Array>, duplex: 'half' }
    : {}
  const pairs = Object.entries(incoming.headersDistinct).filter(([name]) => name !== forwardedFor)
  const all = pairs.flatMap(([name, values]) => (values ?? []).map((value) => [name, value]))
  all.push([forwardedFor, clientAddress(incoming)])
  return new Request(address, { method, headers: all as [string, string][], ...body })
}

const forwardedFor = 'x-forwarded-for'

/** Whoever asks from this machine may speak for others, as a proxy before the shop does, and tests do. */
function clientAddress({ headers, socket }: IncomingMessage): string {
  const address = (socket.remoteAddress ?? '').replace(/^::ffff:/, '')
  const isThisMachine = address === '::1' || address.startsWith('127.')
  return (isThisMachine && headers[forwardedFor]?.toString()) || address || 'unknown'
}
