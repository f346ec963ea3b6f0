import * as v from 'valibot'
import type { CarrierAnswer } from '../ask-carrier.ts'
import { askCarrier } from '../ask-carrier.ts'

const schema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ access_token: v.string(), expires_in: v.pipe(v.unknown(), v.transform(Number)) }),
)

export type UpsCredentials = { clientId: string; clientSecret: string; apiBase: string }

export type UpsTokens = {
  /** A token that is good for another minute at least, or why there is none. */
  get: (signal: AbortSignal) => Promise<string | CarrierAnswer>
  /** UPS does not take it any more. */
  forget: () => void
}

/**
 * The access tokens of an account, by client credentials: `POST /security/v1/oauth/token`. One is kept as long as this
 * instance of the function lives, and calls at the same time share the question for it.
 */
export function upsTokens({ clientId, clientSecret, apiBase }: UpsCredentials): UpsTokens {
  let kept: { token: string; endsAt: number } | null = null
  let asking: Promise<string | CarrierAnswer> | null = null
  const ask = async (signal: AbortSignal) => {
    const answer = await askCarrier(
      `${apiBase}/security/v1/oauth/token`,
      {
        method: 'POST',
        headers: {
          authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}`,
          'content-type': 'application/x-www-form-urlencoded',
          accept: 'application/json',
        },
        body: 'grant_type=client_credentials',
      },
      signal,
    )
    const parsed = answer.status === 200 ? v.safeParse(schema, answer.body) : null
    // Here 400 is about our keys, not about a shipment.
    if (!parsed?.success) return answer.status === 400 ? { ...answer, status: 401 } : answer
    const { access_token: token, expires_in: seconds } = parsed.output
    kept = { token, endsAt: Date.now() + (Number.isFinite(seconds) ? seconds : 0) * 1000 }
    return token
  }
  return {
    get: async (signal) => {
      if (kept !== null && kept.endsAt - 60_000 > Date.now()) return kept.token
      asking ??= ask(signal).finally(() => (asking = null))
      return asking
    },
    forget: () => (kept = null),
  }
}
