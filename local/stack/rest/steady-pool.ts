import { setTimeout as pause } from 'node:timers/promises'
import type { Sql } from 'postgres'

/** One connection, for one transaction at a time. */
export type Lease = {
  /** @throws what Postgres says, or that the connection is lost: nothing of its transaction was kept then. */
  query: (text: string, parameters: readonly unknown[]) => Promise<Result>
  isLost: () => boolean
  release: () => void
}

export type Result = { command: string; count: number; rows: unknown[] }

export type SteadyPool = { lease: () => Promise<Lease>; end: () => Promise<void> }

type Member = { client: Sql; isLost: boolean; onLost: (() => void) | null }

/** Opens a client of one connection that says when that is lost. */
export type OpenClient = (onLost: () => void) => Sql

/**
 * What a new connection meets while Postgres mends itself, after one of its processes was killed: some seconds. Where
 * nobody listens at all, nothing is mended.
 */
const mending = new Set(['57P03', 'CONNECTION_CLOSED', 'ECONNRESET', 'EPIPE'])
const isMending = (error: unknown) => mending.has((error as { code?: string }).code ?? '')
const patienceMs = 8000

/**
 * Connections that outlive the loss of any: postgres.js 3.4.9 gives a lost one to the next caller when it was reserved,
 * with what was not yet sent on the old one. Here a lost one is thrown away, and costs the call that had it alone.
 *
 * @param size how many at most; who finds none waits in a row.
 */
export function openSteadyPool(open: OpenClient, size: number): SteadyPool {
  const idle: Member[] = []
  const waiting: (() => void)[] = []
  let leased = 0
  const release = (member: Member | null) => {
    if (member?.isLost === false) idle.push(member)
    else void member?.client.end({ timeout: 0 })
    const next = waiting.shift()
    if (next) next()
    else leased--
  }
  const lease = async (): Promise<Lease> => {
    if (leased < size) leased++
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      const member = takeWhole(idle) ?? (await connectPatiently(open))
      return lend(member, () => release(member))
    } catch (error) {
      release(null)
      throw error
    }
  }
  const end = async () => {
    await Promise.all(idle.splice(0).map(({ client }) => client.end({ timeout: 1 })))
  }
  return { lease, end }
}

function takeWhole(idle: Member[]): Member | undefined {
  for (let member = idle.pop(); member; member = idle.pop()) {
    if (!member.isLost) return member
    void member.client.end({ timeout: 0 })
  }
  return undefined
}

async function connectPatiently(open: OpenClient): Promise<Member> {
  for (const until = Date.now() + patienceMs; ;) {
    const client = open(() => {
      member.isLost = true
      member.onLost?.()
    })
    const member: Member = { client, isLost: false, onLost: null }
    try {
      await ask(member, 'select 1', [])
      return member
    } catch (error) {
      void client.end({ timeout: 0 })
      if (!isMending(error) || Date.now() > until) throw error
    }
    await pause(50)
  }
}

function lend(member: Member, release: () => void): Lease {
  return {
    query: (text, parameters) => ask(member, text, parameters),
    isLost: () => member.isLost,
    release,
  }
}

/**
 * A client would open another connection unasked, outside the transaction: what follows a loss is refused instead. What
 * is asked between a socket's error and its end postgres.js forgets: that is refused, too.
 */
function ask(member: Member, text: string, parameters: readonly unknown[]): Promise<Result> {
  return new Promise((resolve, reject) => {
    if (member.isLost) return reject(new ConnectionLost())
    member.onLost = () => reject(new ConnectionLost())
    member.client.unsafe(text, [...parameters] as never[]).then(
      (answer) =>
        resolve({ command: answer.command, count: answer.count, rows: [...answer] as unknown[] }),
      (error: unknown) => {
        // Anything but an answer of Postgres is the end of its connection, which is told of later.
        member.isLost ||= (error as { severity?: string }).severity !== 'ERROR'
        reject(error)
      },
    )
  })
}

class ConnectionLost extends Error {
  override name = 'ConnectionLost'
  readonly code = 'CONNECTION_CLOSED'
  constructor() {
    super('The connection was lost in the middle of a transaction')
  }
}
