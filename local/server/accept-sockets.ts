import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'

type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void

/**
 * Lets a server of sockets share the shop's origin.
 *
 * @param servers - as they listen; a handshake for another path is left to whoever else wants it.
 * @param upgrade - takes over handshakes for `/realtime/v1/websocket`.
 * @returns drops what is still connected: no HTTP server ends before its last socket.
 */
export function acceptSockets(servers: readonly Server[], upgrade: Upgrade): () => Promise<void> {
  const sockets = new Set<Duplex>()
  for (const server of servers)
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      const isOurs = /^\/realtime\/v1\/websocket\/?(\?|$)/.test(request.url ?? '')
      if (isOurs) {
        sockets.add(socket)
        socket.once('close', () => sockets.delete(socket))
        upgrade(request, socket, head)
      } else if (server.listenerCount('upgrade') === 1) socket.destroy()
    })
  return () => {
    for (const socket of sockets) socket.destroy()
    return Promise.resolve()
  }
}
