import type { Emulator, EmulatorSetting } from '../emulator.ts'
import { answerWithFaults } from '../faults.ts'
import type { Faults } from '../faults.ts'
import { rateShipment } from './rate-shipment.ts'
import { readShipment } from './read-shipment.ts'

const tokenSeconds = 14_399
const codes: Readonly<Record<number, string>> = { 401: '250002', 403: '250001', 429: '10429' }

/**
 * UPS: `POST /security/v1/oauth/token` and `POST /api/rating/<version>/Shop`, as its OpenAPI files describe them. Faults
 * on `token` and `rates`, which also knows `expired-token`: no token from before counts.
 */
export function emulateUps(_setting: EmulatorSetting, faults: Faults): Emulator {
  const tokens = new Map<string, number>()
  const makeToken = (request: Request, form: URLSearchParams) => {
    const account = readBasic(request.headers.get('authorization'))
    if (account === null) return refuse(401, '10401', 'ClientId is Invalid')
    if (form.get('grant_type') !== 'client_credentials')
      return refuse(400, '10400', 'Missing or invalid grant_type')
    const token = crypto.randomUUID()
    tokens.set(token, Date.now() + tokenSeconds * 1000)
    return Response.json({
      ...{ token_type: 'Bearer', issued_at: String(Date.now()), client_id: account },
      ...{ access_token: token, scope: '', expires_in: String(tokenSeconds) },
      ...{ refresh_count: '0', status: 'approved' },
    })
  }
  const isSignedIn = (request: Request) => {
    const token = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? ''
    return (tokens.get(token) ?? 0) > Date.now()
  }
  const rate = async (request: Request, version: string, option: string, wantsDays: boolean) => {
    if (!isSignedIn(request)) return refuse(401, '250002', 'Invalid Authentication Information.')
    if (version !== 'v2409') return refuse(400, '110548', 'Invalid version')
    if (option !== 'Shop') return refuse(400, '110208', 'Missing/Invalid Request Option')
    const shipment = readShipment(await request.json().catch(() => null))
    if ('code' in shipment) return refuse(400, shipment.code, shipment.message)
    return rateShipment(shipment, wantsDays)
  }
  return {
    name: 'ups',
    answer: async (request) => {
      const { pathname, searchParams } = new URL(request.url)
      const path = /^\/api\/rating\/([^/]+)\/([^/]+)$/.exec(pathname)
      const isToken = pathname === '/security/v1/oauth/token'
      if (request.method !== 'POST' || (path === null && !isToken)) return null
      const wantsDays = searchParams.get('additionalinfo') === 'timeintransit'
      return answerWithFaults(
        faults,
        isToken ? 'token' : 'rates',
        request.signal,
        async (fault) => {
          if (fault?.kind === 'expired-token') tokens.clear()
          return isToken
            ? makeToken(request, new URLSearchParams(await request.text()))
            : rate(request, path![1]!, path![2]!, wantsDays)
        },
        (status) => refuse(status, codes[status] ?? '10500', 'The service is not available.'),
      )
    },
  }
}

/** The client's id, if there is one with a secret. */
function readBasic(authorization: string | null): string | null {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/.exec(authorization ?? '')?.[1]
  return /^([^:]+):.+$/.exec(encoded === undefined ? '' : atob(encoded))?.[1] ?? null
}

function refuse(status: number, code: string, message: string): Response {
  return Response.json({ response: { errors: [{ code, message }] } }, { status })
}
