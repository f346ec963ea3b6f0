import { fork } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import postgres from 'postgres'
import { planCopy, startShop } from '../../testing/shop-process.ts'
import { makeFolder } from '../../testing/test-stack.ts'
import type { Order, Outcome } from './clients.ts'
import { printReport } from './print-report.ts'
import { watchProcess } from './watch-process.ts'

/**
 * The sockets part of `npm run bench:realtime`: a whole shop in one process, all its clients in another,
 * and messages that the database sends. A report; it never fails.
 */
const sockets = Number(process.env['BENCH_SOCKETS'] ?? 10_000)
const seconds = Number(process.env['BENCH_SECONDS'] ?? 20)
const topics = 100
/** Messages a second, over all topics. */
const rate = 50

const folder = await makeFolder()
const env = await planCopy(join(folder, 'data'))
const shop = startShop(env)
await shop.ready
const database = `postgresql://postgres:postgres@127.0.0.1:${env['DB_PORT']}/postgres?sslmode=disable`
const sql = postgres(database, { onnotice: () => {}, max: 1 })
await sql.unsafe(`create policy bench_listens on realtime.messages for select to anon
  using (realtime.topic() like 'bench:%')`)
const server = watchProcess(shop.pid)
const atRest = server.memoryMb()

const clients = fork(join(import.meta.dirname, 'clients.ts'))
const answer = async <T>() => (await once(clients, 'message'))[0] as T
const openedAt = performance.now()
clients.send({ url: `ws://localhost:${env['PORT']}`, sockets, topics } satisfies Order)
const { opened } = await answer<{ opened: number }>()
const openSeconds = (performance.now() - openedAt) / 1000
// What opening left behind is collected; what stays is the price of the sockets.
await pause(2000)
const whenOpen = server.memoryMb()

const load = server.measureCpu()
const messages = rate * seconds
for (const startedAt = performance.now(), sent = { n: 0 }; sent.n < messages; sent.n++) {
  await pause(Math.max(0, startedAt + (sent.n * 1000) / rate - performance.now()))
  const payload = { id: `${sent.n}`, at: performance.timeOrigin + performance.now() }
  await sql`select realtime.send(${sql.json(payload)}, 'tick', ${`bench:${sent.n % topics}`})`
}
await pause(2000)
const cpu = load()
clients.send('report')
const outcome = await answer<Outcome>()
printReport({
  ...{ sockets, opened, openSeconds, topics, rate, seconds, messages, outcome, cpu },
  memory: { atRest, whenOpen, peak: server.peakMemoryMb() },
})

clients.kill()
await sql.end()
shop.kill('SIGINT')
await shop.ended
await rm(folder, { recursive: true })
