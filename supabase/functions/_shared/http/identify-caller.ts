import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose'
import { Unavailable } from '../domain/unavailable.ts'
import type { Settings } from './settings.ts'

/** Who calls, as far as they have proved it. */
export type Caller = {
  /** Of a verified access token; null for guests. */
  userId: string | null
  /** As the gateway saw it; rate limits go by it, and nothing keeps it in clear. */
  clientAddress: string
  /** Shows the service key. */
  isService: boolean
}

/** Null: what was shown as a token is none of this project, or is over. */
export type IdentifyCaller = (headers: Headers) => Promise<Caller | null>

/** How long an answer of the auth server is believed; a session that is ended meanwhile is heard of then. */
const believedMs = 30_000
const askMs = 4_000

/**
 * Tells who calls. Projects with asymmetric keys publish them, so a token is verified here; a token signed with the
 * project's secret, which functions do not know, is shown to the auth server.
 */
export function callerIdentifier(
  settings: Pick<Settings, 'supabaseUrl' | 'serviceKey' | 'anonKey'>,
): IdentifyCaller {
  const verify = tokenVerifier(settings)
  const isServiceKey = sameAs(settings.serviceKey)
  return async (headers) => {
    const clientAddress = readAddress(headers)
    const shown = /^Bearer (.+)$/i.exec(headers.get('authorization') ?? '')?.[1]?.trim()
    const keys = [shown, headers.get('apikey') ?? undefined]
    for (const key of keys)
      if (key && (await isServiceKey(key))) return { userId: null, clientAddress, isService: true }
    // Clients of Supabase show the public key where they have no token.
    if (!shown || shown === settings.anonKey || shown.startsWith('sb_publishable_'))
      return { userId: null, clientAddress, isService: false }
    const userId = await verify(shown)
    return userId === null ? null : { userId, clientAddress, isService: false }
  }
}

/**
 * The gateway of a hosted project stands behind Cloudflare, which takes `cf-connecting-ip` from nobody else; the first
 * of `x-forwarded-for` is what the local gateway writes.
 */
function readAddress(headers: Headers): string {
  const forwarded = headers.get('x-forwarded-for')?.split(',')[0]
  return (headers.get('cf-connecting-ip') ?? forwarded ?? 'unknown').trim().slice(0, 64)
}

function tokenVerifier({ supabaseUrl, anonKey }: Pick<Settings, 'supabaseUrl' | 'anonKey'>) {
  const published = createRemoteJWKSet(new URL(`${supabaseUrl}/auth/v1/.well-known/jwks.json`))
  const ask = userAsker(supabaseUrl, anonKey)
  return async (token: string): Promise<string | null> => {
    const algorithm = readAlgorithm(token)
    if (algorithm === null) return null
    if (algorithm === 'HS256') return ask(token)
    const options = { algorithms: ['ES256', 'RS256'], audience: 'authenticated' }
    const verified = await jwtVerify(token, published, options).catch((error: unknown) => {
      // Anything that jose names has to do with the token; the rest with the network.
      if (error instanceof Error && 'code' in error && error.code !== 'ERR_JWKS_TIMEOUT')
        return null
      throw new Unavailable('Cannot read the keys of the project', { cause: error })
    })
    return verified?.payload.sub ?? null
  }
}

function readAlgorithm(token: string): string | null {
  try {
    return decodeProtectedHeader(token).alg ?? null
  } catch {
    return null
  }
}

/** Asks the auth server whose token it is, and remembers that for a moment. */
function userAsker(supabaseUrl: string, anonKey: string) {
  const known = new Map<string, { userId: string | null; until: number }>()
  const ask = async (token: string): Promise<string | null> => {
    const headers = { apikey: anonKey, authorization: `Bearer ${token}` }
    const signal = AbortSignal.timeout(askMs)
    const url = `${supabaseUrl}/auth/v1/user`
    const answer = await fetch(url, { headers, signal }).catch((cause: unknown) => {
      throw new Unavailable('Cannot ask the auth server who calls', { cause })
    })
    if (answer.ok) return ((await answer.json()) as { id?: string }).id ?? null
    await answer.body?.cancel()
    if (answer.status < 500 && answer.status !== 429) return null
    throw new Unavailable(`Cannot ask the auth server who calls: ${answer.status}`)
  }
  return async (token: string): Promise<string | null> => {
    const now = Date.now()
    const remembered = known.get(token)
    if (remembered !== undefined && remembered.until > now) return remembered.userId
    const userId = await ask(token)
    if (known.size >= 1000) known.clear()
    known.set(token, { userId, until: now + believedMs })
    return userId
  }
}

/** Compares digests: how long it takes tells nothing of how much of a key was right. */
function sameAs(secret: string): (text: string) => Promise<boolean> {
  const wanted = digest(secret)
  return async (text) => {
    const [one, other] = await Promise.all([wanted, digest(text)])
    return one.every((byte, index) => byte === other[index])
  }
}

async function digest(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
}
