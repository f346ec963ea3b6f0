import { App } from '@supabase/lite'
import type { Sql } from 'postgres'
import { openInbox } from '../../inbox/inbox.ts'
import type { Inbox } from '../../inbox/inbox.ts'
import { connect } from '../connect.ts'
import type { Socket } from '../connect.ts'
import { publishableKey } from '../keys.ts'
import type { Secrets } from '../keys.ts'
import { createAuthSchema } from './auth-schema.ts'
import { boundBody } from './bound-body.ts'
import { codeMailDriver, codeMails } from './code-mails.ts'
import { changesUser, endOtherSessions } from './end-other-sessions.ts'
import { nameCode } from './name-code.ts'
import { renewTokens } from './renew-tokens.ts'
import { RestConnection } from './rest-connection.ts'
import { sessionTokens } from './session-token.ts'

/** `/rest/v1` and `/auth/v1` as a web-standard handler. */
export type Rest = {
  fetch: (request: Request) => Promise<Response>
  /** Forgets what it knows of tables and functions; `notify pgrst` does the same. */
  reloadSchema: () => Promise<void>
  /** Makes the tables of `auth`; needed once, before the first migration. */
  prepareDatabase: () => Promise<void>
  close: () => Promise<void>
}

export type RestOptions = {
  socket: Socket
  secrets: Secrets
  /** Public origin of the shop: issuer of tokens, target of links in e-mails. */
  siteUrl: string
  /** Gets the e-mails of accounts; without one nobody does. */
  inbox?: Inbox
}

/** Starts `@supabase/lite` on the cluster. Sign-up needs no confirmation by e-mail here. */
export function serveRest({ socket, secrets, siteUrl, inbox = openInbox() }: RestOptions): Rest {
  const connection = new RestConnection(socket)
  const app = new App({
    connection,
    studio: { enabled: false },
    storage: { enabled: false },
    api: { enabled: true, schemas: ['public'], max_rows: 1000 },
    auth: {
      enabled: true,
      publishable_key: publishableKey,
      secret_key: secrets.secretKey,
      jwt_secret: secrets.jwtSecret,
      jwt_expiry: 3600,
      site_url: siteUrl,
      additional_redirect_urls: [`${siteUrl}/**`],
      enable_refresh_token_rotation: true,
      // The new address has to be proved; lite's other way asks the old one alone.
      email: { double_confirm_changes: false, template: codeMails() },
    },
    options: { drivers: { email: codeMailDriver(inbox) } },
  })
  const sql = connect(socket, 'supabase_auth_admin')
  const tokens = sessionTokens(sql, secrets.jwtSecret, `${siteUrl}/auth/v1`)
  const notices = connect(socket, 'authenticator')
  const listening = notices.listen('pgrst', () => connection.clearSchemaCache())
  // Without a database there is nothing to listen to; the requests themselves report that.
  listening.catch(() => {})

  return {
    fetch: async (request) => {
      const bounded = await boundBody(request)
      if (bounded instanceof Response) return bounded
      const change = changesUser(bounded) ? bounded.clone() : null
      const answer = await app.fetch(await nameCode(bounded))
      if (change !== null && answer.ok) await endOtherSessions(sql, change)
      if (!new URL(request.url).pathname.startsWith('/auth/v1/')) return answer
      const isDown = answer.status === 500 && !(await canAsk(sql))
      return isDown ? authUnavailable() : renewTokens(answer, tokens)
    },
    reloadSchema: () => connection.clearSchemaCache(),
    prepareDatabase: () => createAuthSchema(sql, app),
    close: async () => {
      await listening.catch(() => {})
      const ends = [notices, sql].map((client) => client.end({ timeout: 1 }))
      await Promise.all([...ends, connection.close()])
    },
  }
}

async function canAsk(sql: Sql): Promise<boolean> {
  return sql`select 1`.then(
    () => true,
    () => false,
  )
}

/** lite says "server_error" whatever happened; a client has to know that waiting helps. GoTrue's shape. */
function authUnavailable(): Response {
  const msg = 'The database cannot be reached. Try again in a moment.'
  return Response.json({ code: 503, error_code: 'database_unavailable', msg }, { status: 503 })
}
