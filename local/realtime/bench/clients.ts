import { once } from 'node:events'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { WebSocket } from 'ws'
import { publishableKey } from '../../stack/keys.ts'

/** What the process of the clients is asked to do. */
export type Order = { url: string; sockets: number; topics: number }

/**
 * What came of it; latencies are sorted, and a sample when there are very many. Of the longest pause of this
 * very process the server is innocent: it is the machine's, or a collection of garbage.
 */
export type Outcome = { delivered: number; latenciesMs: number[]; longestPauseMs: number }

/** Handshakes at once: more would only wait in the kernel's queue. */
const atOnce = 100
/** As realtime-js does, each at a moment of its own. */
const heartbeatMs = 25_000
const heartbeatSlices = 250
const sampleOf = 10

const pauses = monitorEventLoopDelay({ resolution: 10 })
const sockets: WebSocket[] = []
const latenciesMs: number[] = []
let delivered = 0

process.on('message', (order: Order | 'report') => {
  if (order === 'report') report()
  else void openAll(order)
})
process.on('disconnect', () => process.exit())

function report(): void {
  const longestPauseMs = pauses.max / 1e6
  const sorted = latenciesMs.sort((a, b) => a - b)
  process.send?.({ delivered, latenciesMs: sorted, longestPauseMs } satisfies Outcome)
}

async function openAll({ url, sockets: count, topics }: Order): Promise<void> {
  const address = `${url}/realtime/v1/websocket?apikey=${publishableKey}&vsn=2.0.0`
  let slice = 0
  setInterval(() => beat(slice++ % heartbeatSlices), heartbeatMs / heartbeatSlices)
  let next = 0
  const openSome = async () => {
    while (next < count) {
      const n = next++
      const names = [n % topics, (n + topics / 2) % topics].map(
        (topic) => `realtime:bench:${topic}`,
      )
      await open(address, names).catch((error: Error) => console.error(error.message))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, openSome))
  pauses.enable()
  process.send?.({ opened: sockets.length })
}

async function open(address: string, topics: string[]): Promise<void> {
  const socket = new WebSocket(address, { perMessageDeflate: false })
  await once(socket, 'open')
  for (const topic of topics) {
    const answered = once(socket, 'message')
    const config = { private: true }
    socket.send(JSON.stringify(['1', '1', topic, 'phx_join', { config }]))
    const [answer] = (await answered) as [Buffer]
    if (!answer.includes('"ok"')) throw new Error(`${topic}: ${answer}`)
  }
  sockets.push(socket)
  socket.on('message', receive)
}

/** Kind, three sizes, encoding; topic, event, metadata; then the payload. See frames.ts. */
function receive(data: Buffer, isBinary: boolean): void {
  if (!isBinary) return
  const arrivedAt = performance.timeOrigin + performance.now()
  delivered++
  if (delivered % sampleOf !== 0) return
  const start = 5 + (data[1] ?? 0) + (data[2] ?? 0) + (data[3] ?? 0)
  const { at } = JSON.parse(data.toString('utf8', start)) as { at: number }
  latenciesMs.push(arrivedAt - at)
}

function beat(slice: number): void {
  const frame = JSON.stringify([null, '0', 'phoenix', 'heartbeat', {}])
  for (let n = slice; n < sockets.length; n += heartbeatSlices) sockets[n]?.send(frame)
}
