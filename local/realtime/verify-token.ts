import { createHash, timingSafeEqual } from 'node:crypto'
import { errors, jwtVerify } from 'jose'
import { publishableKey } from '../stack/keys.ts'
import type { Secrets } from '../stack/keys.ts'
import { ChannelRefused, tokenExpired } from './channel-refused.ts'

/** Who is asking, as the policies see it. */
export type Claims = {
  role: string
  sub?: string
  /** Seconds since 1970; null for a key, which never expires. */
  exp: number | null
}

/** Reads keys and access tokens. */
export type TokenVerifier = {
  /** @throws {ChannelRefused} when it is neither a key of this project nor a token of it. */
  verifyKey: (key: string) => Promise<Claims>
  /** @throws {ChannelRefused} when it is forged, expired, or says too little. */
  verifyToken: (token: string) => Promise<Claims>
}

/**
 * Verifies what a socket or a channel shows. Only HS256 with this project's secret counts: a token that
 * names its own algorithm, `none` above all, proves nothing.
 */
export function tokenVerifier({ secretKey, jwtSecret }: Secrets): TokenVerifier {
  const key = new TextEncoder().encode(jwtSecret)
  const verifyToken = async (token: string): Promise<Claims> => {
    const { payload } = await jwtVerify(token, key, { algorithms: ['HS256'] }).catch(refuse)
    const { role, exp } = payload
    if (typeof role !== 'string' || typeof exp !== 'number')
      throw new ChannelRefused('InvalidJWTToken', 'Fields `role` and `exp` are required in JWT')
    return { ...payload, role, exp: Math.round(exp) }
  }
  const verifyKey = async (shown: string): Promise<Claims> => {
    if (isSame(shown, publishableKey)) return { role: 'anon', exp: null }
    if (isSame(shown, secretKey)) return { role: 'service_role', exp: null }
    return verifyToken(shown)
  }
  return { verifyKey, verifyToken }
}

/** Also in time: how long it takes must not tell how much of a key was right. */
function isSame(a: string, b: string): boolean {
  const [one, other] = [a, b].map((text) => createHash('sha256').update(text).digest())
  return timingSafeEqual(one!, other!)
}

function refuse(error: unknown): never {
  if (error instanceof errors.JWTExpired)
    throw tokenExpired(Math.max(0, Math.floor(Date.now() / 1000) - (error.payload.exp ?? 0)))
  if (error instanceof errors.JWSSignatureVerificationFailed)
    throw new ChannelRefused('JwtSignatureError', 'Failed to validate JWT signature')
  if (error instanceof errors.JOSEAlgNotAllowed)
    throw new ChannelRefused(
      'JwtSignerError',
      'Failed to generate JWT signer, check your JWT secret or JWKS configuration',
    )
  throw new ChannelRefused('MalformedJWT', 'The token provided is not a valid JWT', error)
}
