import * as v from 'valibot'
import type { ProviderAnswer } from '../../domain/ports.ts'

export type PaypalSettings = {
  clientId: string
  clientSecret: string
  /** The webhook's own id, by which PayPal verifies deliveries. */
  webhookId: string
  /** `https://api-m.paypal.com`, its sandbox, or an emulator's. */
  apiBase: string
  /** For each try. */
  timeoutMs?: number
  fetch?: typeof fetch
}

export type PaypalCall = {
  method: 'GET' | 'POST' | 'PATCH'
  path: string
  /** JSON text. */
  body?: string
  /** `PayPal-Request-Id`: the same one is done once. PayPal keeps it for six hours. */
  requestId?: string
}

/** An answer with its status: PayPal tells much by its errors. */
export type PaypalAnswer = { status: number; body: unknown }

/** @throws {PaypalDown} where PayPal gave no answer to be used. */
export type CallPaypal = (call: PaypalCall) => Promise<PaypalAnswer>

const patienceMs = 5000

/** No answer, too many calls, an error on its side, or nonsense. */
export class PaypalDown extends Error {
  override name = 'PaypalDown'
}

/**
 * Calls with an access token, which is kept for as long as it is good. A call is tried twice on network errors and
 * 5xx, since every POST of ours is idempotent, and takes no longer than two tries, with the token or without.
 *
 * @see https://developer.paypal.com/api/rest/requests/
 */
export function openPaypal(settings: PaypalSettings): CallPaypal {
  const token = keepToken(settings)
  return async ({ method, path, body, requestId }) => {
    const until = Date.now() + 2 * (settings.timeoutMs ?? patienceMs)
    const once = async () =>
      send(settings, until, path, {
        method,
        body,
        headers: {
          authorization: `Bearer ${await token.get()}`,
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(requestId === undefined ? {} : { 'paypal-request-id': requestId }),
          prefer: 'return=representation',
        },
      })
    const answer = await twice(once)
    if (answer.status !== 401) return demandUse(answer)
    // Revoked before its time: a fresh one settles whether the keys are still ours.
    token.forget()
    return demandUse(await once())
  }
}

function demandUse(answer: PaypalAnswer): PaypalAnswer {
  const { status } = answer
  if (status < 500 && ![401, 403, 408, 409, 429].includes(status)) return answer
  throw new PaypalDown(`PayPal answered ${status} ${JSON.stringify(answer.body).slice(0, 200)}`)
}

async function twice(ask: () => Promise<PaypalAnswer>): Promise<PaypalAnswer> {
  const first = await ask().catch((error: unknown) => {
    if (error instanceof PaypalDown) return null
    throw error
  })
  return first && first.status < 500 ? first : ask()
}

/** @param until - when nobody waits any more, in milliseconds since the epoch */
async function send(
  { apiBase, timeoutMs = patienceMs, fetch: ask = fetch }: PaypalSettings,
  until: number,
  path: string,
  init: RequestInit,
): Promise<PaypalAnswer> {
  try {
    const signal = AbortSignal.timeout(Math.max(0, Math.min(timeoutMs, until - Date.now())))
    const response = await ask(new URL(path, apiBase), { ...init, signal })
    const text = await response.text()
    return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) }
  } catch (error) {
    throw new PaypalDown(`PayPal gave no answer: ${String(error)}`, { cause: error })
  }
}

const tokenSchema = v.object({ access_token: v.string(), expires_in: v.number() })

/** One token at a time, and one question for it, however many calls wait. */
function keepToken(settings: PaypalSettings) {
  let current: Promise<string> | null = null
  const forget = () => {
    current = null
  }
  const fetchToken = async () => {
    const answer = await send(settings, Infinity, '/v1/oauth2/token', {
      method: 'POST',
      body: 'grant_type=client_credentials',
      headers: {
        authorization: `Basic ${btoa(`${settings.clientId}:${settings.clientSecret}`)}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
    })
    const token = v.safeParse(tokenSchema, answer.body)
    if (!token.success) throw new PaypalDown(`PayPal gave no token, but ${answer.status}`)
    return token.output
  }
  const renew = async () => {
    const { access_token, expires_in } = await fetchToken()
    // A minute early, so that none runs out on its way; a timer would keep a process alive.
    goodUntil = Date.now() + (expires_in - 60) * 1000
    return access_token
  }
  let goodUntil = 0
  const get = () => {
    if (current !== null && Date.now() < goodUntil) return current
    goodUntil = Infinity
    current = renew()
    current.catch(forget)
    return current
  }
  return { get, forget }
}

const errorSchema = v.object({
  name: v.string(),
  message: v.optional(v.string(), ''),
  details: v.optional(v.array(v.object({ issue: v.string() })), []),
})

/** What PayPal calls the reason of an error: the issue where there is one, else its name. */
export function readIssue({ body }: PaypalAnswer): string {
  const error = v.safeParse(errorSchema, body)
  return error.success ? (error.output.details[0]?.issue ?? error.output.name) : 'UNKNOWN'
}

/** A refusal in PayPal's own words. */
export function toRefusal(answer: PaypalAnswer) {
  const code = readIssue(answer)
  return { kind: 'refused' as const, code, reason: `PayPal answered ${answer.status} ${code}` }
}

/** Answers `unavailable` where PayPal was not to be had. */
export async function askPaypal<T>(
  ask: () => Promise<ProviderAnswer<T>>,
): Promise<ProviderAnswer<T>> {
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof PaypalDown)) throw error
    return { kind: 'unavailable', reason: error.message }
  }
}
