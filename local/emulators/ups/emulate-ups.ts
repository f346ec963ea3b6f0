import type { Emulator, EmulatorSetting } from '../emulator.ts'
import { answerWithFaults } from '../faults.ts'
import type { Fault, Faults } from '../faults.ts'
import { rateShipment } from './rate-shipment.ts'
import { readShipment } from './read-shipment.ts'
import { refuse } from './refuse.ts'
import { openTokens } from './tokens.ts'

const codes: Readonly<Record<number, string>> = { 401: '250002', 403: '250001', 429: '10429' }
const fail = (status: number) =>
  refuse(status, codes[status] ?? '10500', 'The service is not available.')

/**
 * UPS: `POST /security/v1/oauth/token` and `POST /api/rating/<version>/Shop`, as its OpenAPI files describe them. Faults
 * on `token` and `rates`, which also knows `expired-token`: no token from before counts.
 */
export function emulateUps(_setting: EmulatorSetting, faults: Faults): Emulator {
  const tokens = openTokens()
  const rate = (request: Request, path: RegExpExecArray, fault: Fault | null) => {
    if (fault?.kind === 'expired-token') tokens.endAll()
    return tokens.isGood(request.headers)
      ? answerRating(request, path)
      : refuse(401, '250002', 'Invalid Authentication Information.')
  }
  return {
    name: 'ups',
    answer: async (request) => {
      const { pathname } = new URL(request.url)
      if (request.method !== 'POST') return null
      if (pathname === '/security/v1/oauth/token') {
        const make = () => tokens.make(request)
        return answerWithFaults(faults, 'token', request.signal, make, fail)
      }
      const path = /^\/api\/rating\/([^/]+)\/([^/]+)$/.exec(pathname)
      if (path === null) return null
      const answer = (fault: Fault | null) => rate(request, path, fault)
      return answerWithFaults(faults, 'rates', request.signal, answer, fail)
    },
  }
}

async function answerRating(
  request: Request,
  [, version, option]: RegExpExecArray,
): Promise<Response> {
  if (version !== 'v2409') return refuse(400, '110548', 'Invalid version')
  if (option !== 'Shop') return refuse(400, '110208', 'Missing/Invalid Request Option')
  const shipment = readShipment(await request.json().catch(() => null))
  if ('code' in shipment) return refuse(400, shipment.code, shipment.message)
  const wanted = new URL(request.url).searchParams.get('additionalinfo')
  return rateShipment(shipment, wanted === 'timeintransit')
}
