import { SignJWT, jwtVerify } from 'jose'
import type { JWTPayload } from 'jose'
import type { Sql } from 'postgres'

/** Signs access tokens anew, with the claims that a hosted project's tokens carry. */
export type SessionTokens = { renew: (token: string) => Promise<string> }

type Subject = {
  email: string | null
  phone: string | null
  app_metadata: Record<string, unknown>
  user_metadata: Record<string, unknown>
  is_anonymous: boolean
  aal: string
  method: string
  signed_in_at: number
}

/**
 * lite's tokens know who and which session, but no metadata, no assurance level and no issuer, so RLS that
 * reads `auth.jwt() -> 'app_metadata'` would refuse here and allow there. Claims: Supabase docs, "JWT
 * claims reference".
 *
 * @param sql - a client of the role `supabase_auth_admin`.
 * @param secret - the one lite signs with, since it verifies our tokens, too.
 * @param issuer - the public URL of the auth API.
 */
export function sessionTokens(sql: Sql, secret: string, issuer: string): SessionTokens {
  const key = new TextEncoder().encode(secret)
  const renew = async (token: string) => {
    const { payload } = await jwtVerify(token, key, { algorithms: ['HS256'] })
    const claims = claimsOf(payload, await readSubject(sql, payload), issuer)
    return new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(key)
  }
  return { renew }
}

function claimsOf(payload: JWTPayload, subject: Subject, issuer: string): JWTPayload {
  const { method, signed_in_at: timestamp, email, phone, ...rest } = subject
  const amr = [{ method, timestamp }]
  return { ...payload, iss: issuer, email: email ?? '', phone: phone ?? '', amr, ...rest }
}

async function readSubject(sql: Sql, { sub, session_id: session }: JWTPayload): Promise<Subject> {
  const [subject] = await sql<Subject[]>`
    select users.email, users.phone, users.is_anonymous,
      coalesce(users.raw_app_meta_data, '{}') as app_metadata,
      coalesce(users.raw_user_meta_data, '{}') as user_metadata,
      coalesce(sessions.aal, 'aal1') as aal,
      case when users.encrypted_password is null then 'otp' else 'password' end as method,
      extract(epoch from coalesce(sessions.created_at, now()))::int as signed_in_at
    from auth.users left join auth.sessions on sessions.id = ${`${session as string}`}
    where users.id = ${sub ?? ''}`
  if (subject === undefined) throw new Error(`Cannot sign a token for "${sub}": no such user`)
  return subject
}
