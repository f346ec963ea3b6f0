import * as v from 'valibot'
import { refuse } from '../domain/refusal.ts'
import type { Caller } from './identify-caller.ts'
import type { Log } from './log.ts'
import type { Answer } from './respond.ts'

/** What a handler knows of the call besides its input. */
export type Call = {
  caller: Caller
  requestId: string
  headers: Headers
  /** One line of structured log. No name, address, mail or token may be in it. */
  log: Log
}

/** Who may call: anybody, anybody without looking who it is (webhooks), or the service key alone. */
export type Access = 'anyone' | 'unasked' | 'service'

/** What answers one method and path of a function. */
export type Route = { access: Access; answer: (body: string, call: Call) => Promise<Answer> }

/**
 * A route that takes JSON, whatever its content type says: `sendBeacon` can only say text.
 *
 * @param schema what the body must be; anything else is `malformed`
 * @param handle answers what the schema made of it
 */
export function jsonRoute<Schema extends v.GenericSchema>(
  schema: Schema,
  handle: (input: v.InferOutput<Schema>, call: Call) => Promise<Answer>,
  access: Access = 'anyone',
): Route {
  const answer: Route['answer'] = async (body, call) => {
    const parsed = v.safeParse(schema, parseJson(body))
    if (parsed.success) return handle(parsed.output, call)
    return refuse('malformed', 'The body is not what this call takes.', {
      issues: parsed.issues.slice(0, 10).map(describeIssue),
    })
  }
  return { access, answer }
}

/** A route that takes the body as it was sent, since it is signed as it was sent, or has none. */
export function textRoute(
  handle: (body: string, call: Call) => Promise<Answer>,
  access: Access = 'unasked',
): Route {
  return { access, answer: handle }
}

/** Undefined for what is no JSON: no schema of ours takes that. */
function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** Where and what was expected; never what was given, which may be somebody's. */
function describeIssue(issue: v.BaseIssue<unknown>) {
  return { path: v.getDotPath(issue) ?? '', expected: issue.expected ?? issue.type }
}
