import { refuse } from './refuse.ts'

const lifeSeconds = 14_399

export type Tokens = {
  /** `POST /security/v1/oauth/token`: client credentials, as a form. */
  make: (request: Request) => Promise<Response>
  isGood: (headers: Headers) => boolean
  endAll: () => void
}

/** Access tokens of UPS. Any client with a secret gets one. */
export function openTokens(): Tokens {
  const ends = new Map<string, number>()
  return {
    make: async (request) => {
      const client = readClient(request.headers.get('authorization'))
      if (client === null) return refuse(401, '10401', 'ClientId is Invalid')
      const form = new URLSearchParams(await request.text())
      if (form.get('grant_type') !== 'client_credentials')
        return refuse(400, '10400', 'Missing or invalid grant_type')
      const token = crypto.randomUUID()
      ends.set(token, Date.now() + lifeSeconds * 1000)
      return Response.json({
        ...{ token_type: 'Bearer', issued_at: String(Date.now()), client_id: client },
        ...{ access_token: token, scope: '', expires_in: String(lifeSeconds) },
        ...{ refresh_count: '0', status: 'approved' },
      })
    },
    isGood: (headers) => {
      const token = /^Bearer (.+)$/.exec(headers.get('authorization') ?? '')?.[1] ?? ''
      return (ends.get(token) ?? 0) > Date.now()
    },
    endAll: () => ends.clear(),
  }
}

/** The client's id, if there is one with a secret. */
function readClient(authorization: string | null): string | null {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/.exec(authorization ?? '')?.[1]
  return /^([^:]+):.+$/.exec(encoded === undefined ? '' : atob(encoded))?.[1] ?? null
}
