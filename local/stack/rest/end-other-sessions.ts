import { decodeJwt } from 'jose'
import type { Sql } from 'postgres'

/**
 * Another password ends all sessions but the one that chose it, as GoTrue does (models/user.go,
 * UpdatePassword): whoever has stolen one must be out. lite leaves them as they are.
 *
 * @param sql - a client of the role `supabase_auth_admin`.
 * @param request - `PUT /auth/v1/user`, unread, that lite has accepted.
 */
export async function endOtherSessions(sql: Sql, request: Request): Promise<void> {
  const { password } = (await request.json()) as { password?: unknown }
  const token = request.headers.get('authorization')?.replace(/^bearer /i, '')
  if (typeof password !== 'string' || token === undefined) return
  // lite has verified it.
  const { sub = '', session_id: session } = decodeJwt(token)
  await sql`delete from auth.sessions where user_id = ${sub} and id <> ${`${session as string}`}`
}

/** Whether a request may change a password. */
export function changesUser(request: Request): boolean {
  return request.method === 'PUT' && new URL(request.url).pathname === '/auth/v1/user'
}
