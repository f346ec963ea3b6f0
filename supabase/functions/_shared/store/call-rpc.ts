import * as v from 'valibot'
import { Unavailable } from '../domain/unavailable.ts'
import { takeTurns } from './take-turns.ts'

export type RpcOptions = {
  /** It changes nothing, so it may be asked again when the first answer is lost. */
  isRead?: boolean
  timeoutMs?: number
}

/**
 * Calls a database function; one call is one transaction. What is expected comes back as a value (`kind: 'refused'`).
 *
 * @throws {Unavailable} when the database did not answer in time: whether a write happened is not known then.
 * @throws {RpcFailed} when it says no where it never should.
 */
export type CallRpc = <T>(
  name: string,
  args: Readonly<Record<string, unknown>>,
  options?: RpcOptions,
) => Promise<T>

/** The database refused a call of ours: a mistake in the code, not of a caller. */
export class RpcFailed extends Error {
  override name = 'RpcFailed'
}

const patienceMs = 10_000

/**
 * Calls of one process that are under way at once. With hundreds, each would hold its locks while all others are
 * served, every one would take longer than its patience, and nobody would be served at all.
 */
const mostAtOnce = 12

/** The functions' one way to Postgres: PostgREST, with the service key. */
export function rpcCaller(settings: { supabaseUrl: string; serviceKey: string }): CallRpc {
  const inTurn = takeTurns(mostAtOnce)
  return <T>(
    name: string,
    args: Readonly<Record<string, unknown>>,
    { isRead = false, timeoutMs = patienceMs }: RpcOptions = {},
  ) =>
    inTurn(async () => {
      const signal = AbortSignal.timeout(timeoutMs)
      try {
        return (await ask(settings, name, args, signal)) as T
      } catch (error) {
        if (!isRead || !(error instanceof Unavailable) || signal.aborted) throw error
        return (await ask(settings, name, args, signal)) as T
      }
    })
}

async function ask(
  { supabaseUrl, serviceKey }: { supabaseUrl: string; serviceKey: string },
  name: string,
  args: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<unknown> {
  const answer = await send(`${supabaseUrl}/rest/v1/rpc/${name}`, signal, {
    method: 'POST',
    headers: {
      apikey: serviceKey,
      authorization: `Bearer ${serviceKey}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(args),
  }).catch((cause: unknown) => {
    throw new Unavailable(`Cannot call ${name}: no answer`, { cause })
  })
  if (answer.status < 400) return answer.text === '' ? null : JSON.parse(answer.text)
  const { code, message } = readError(answer.text)
  const reason = `Cannot call ${name}: ${answer.status} ${code} ${message}`.slice(0, 300).trimEnd()
  const mayPass = answer.status >= 502 || passing.has(code)
  throw mayPass ? new Unavailable(reason) : new RpcFailed(reason)
}

/** 57014: over the time a statement has; 40P01, 40001, 55P03: in another's way; 57P01 to 57P03: Postgres is mending itself. */
const passing = new Set(['57014', '40P01', '40001', '55P03', '57P01', '57P02', '57P03'])

/** Code and message alone: details quote rows, and what is thrown is logged. A gateway may answer with no JSON. */
function readError(text: string): { code: string; message: string } {
  const error = v.safeParse(v.pipe(v.string(), v.parseJson(), errorSchema), text)
  return error.success ? error.output : { code: '', message: '' }
}

const errorSchema = v.object({
  code: v.nullish(v.string(), ''),
  message: v.nullish(v.string(), ''),
})

/** The body belongs to the answer: a connection that breaks under it is no answer either. */
async function send(url: string, signal: AbortSignal, init: RequestInit) {
  const response = await fetch(url, { ...init, signal })
  return { status: response.status, text: await response.text() }
}
