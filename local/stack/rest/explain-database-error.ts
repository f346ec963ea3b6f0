import { inspect } from 'node:util'
import { RelationNotFoundError } from '@supabase/lite'
import { DatabaseUnavailable, retryAfter } from './database-unavailable.ts'

type DatabaseError = { code: string; message: string; detail?: string | null; hint?: string | null }

/** What postgres.js says when there is no server to talk to; those codes are its own or the system's. */
const lostConnection =
  /^(CONNECTION_(CLOSED|ENDED|DESTROYED)|CONNECT_TIMEOUT|ECONN\w+|ENOENT|EPIPE|EACCES)$/

/**
 * Gives an error the status and body PostgREST gives it: lite answers most of them with 500 "SUP" and
 * keeps code and hint to itself. It does obey `raise sqlstate 'PGRST'`, so that is what ours become.
 *
 * @returns an error for lite's own mapping; on a console it is one line.
 */
export function explainDatabaseError(error: unknown): unknown {
  if (error instanceof RelationNotFoundError)
    return oneLine(error, { code: 'PGRST205', message: error.message })
  if (!isDatabaseError(error)) return error
  if (lostConnection.test(error.code)) {
    const { code, message } = new DatabaseUnavailable('PGRST001', error)
    return answer(503, { code, message, detail: error.message, hint: null })
  }
  // The status of "permission denied" depends on the role, and functions may choose their own.
  const isForLite = error.code === '42501' || error.code.startsWith('PT')
  if (isForLite || error.code === 'PGRST' || !/^[0-9A-Z]{5}$/.test(error.code))
    return oneLine(error, error)
  return answer(statusOf(error.code, error.message), error)
}

/** PostgREST, src/PostgREST/Error.hs, pgErrorStatus: the longest prefix that matches decides. */
const statuses: readonly (readonly [prefix: string, status: number])[] = [
  ['23503', 409],
  ['23505', 409],
  ['25006', 405],
  ['53400', 500],
  ['57P01', 503],
  ['P0001', 400],
  ['42883', 404],
  ['42P01', 404],
  ['42P17', 500],
  ['08', 503],
  ['09', 500],
  ['0L', 403],
  ['0P', 403],
  ['25', 500],
  ['28', 403],
  ['2D', 500],
  ['38', 500],
  ['39', 500],
  ['3B', 500],
  ['40', 500],
  ['53', 503],
  ['54', 500],
  ['55', 500],
  ['57', 500],
  ['58', 500],
  ['F0', 500],
  ['HV', 500],
  ['P0', 500],
  ['XX', 500],
]

function statusOf(code: string, message: string): number {
  if (code === '42883' && message.startsWith('function xmlagg(')) return 406
  return statuses.find(([prefix]) => code.startsWith(prefix))?.[1] ?? 400
}

function isDatabaseError(error: unknown): error is DatabaseError {
  return error instanceof Error && typeof (error as Partial<DatabaseError>).code === 'string'
}

function answer(status: number, { code, message, detail, hint }: DatabaseError): Error {
  const body = JSON.stringify({ code, message, details: detail ?? null, hint: hint ?? null })
  const carrier = Object.assign(new Error(body), {
    code: 'PGRST',
    detail: JSON.stringify({ status, headers: status === 503 ? retryAfter : {} }),
  })
  return oneLine(carrier, { code, message })
}

/** lite prints every error it maps; a refused order is no reason for a page of stack trace. */
function oneLine<T extends object>(error: T, { code, message }: DatabaseError): T {
  return Object.defineProperty(error, inspect.custom, { value: () => `rest: ${code} ${message}` })
}
