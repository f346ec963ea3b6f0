import { XMLParser, XMLValidator } from 'fast-xml-parser'
import type { Emulator, EmulatorSetting } from '../emulator.ts'
import { answerWithFaults } from '../faults.ts'
import type { Faults } from '../faults.ts'
import { priceMailing } from './price-mailing.ts'
import { readMailing } from './read-mailing.ts'

const mediaType = 'application/vnd.cpc.ship.rate-v4+xml'
const parser = new XMLParser({ parseTagValue: false, ignoreAttributes: false })

/**
 * Canada Post's Get Rates, REST, v4: `POST /rs/ship/price`. Faults on `rates`. Written from its public documentation;
 * rate-v4.xsd beside this file is what requests and answers are held against.
 */
export function emulateCanadaPost(_setting: EmulatorSetting, faults: Faults): Emulator {
  return {
    name: 'canada-post',
    answer: async (request) => {
      if (request.method !== 'POST' || new URL(request.url).pathname !== '/rs/ship/price')
        return null
      return answerWithFaults(
        faults,
        'rates',
        request.signal,
        () => price(request),
        (status) => refuse(status, status === 429 ? '9211' : 'Server', 'Rejected by SLM Monitor'),
      )
    },
  }
}

async function price(request: Request): Promise<Response> {
  const { headers } = request
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/.exec(headers.get('authorization') ?? '')?.[1]
  if (!/^[^:]+:.+$/.test(encoded === undefined ? '' : atob(encoded)))
    return refuse(401, 'E002', 'AAA Authentication Failure')
  if (headers.get('accept') !== mediaType) return refuse(406, 'E0406', 'Not Acceptable')
  if (headers.get('content-type') !== mediaType)
    return refuse(415, 'E0415', 'Unsupported Media Type')
  const body = await request.text()
  if (XMLValidator.validate(body) !== true) return refuse(400, 'Server', 'Invalid XML')
  const mailing = readMailing(parser.parse(body))
  if ('code' in mailing) return refuse(400, mailing.code, mailing.description)
  return new Response(priceMailing(mailing), { headers: { 'content-type': mediaType } })
}

function refuse(status: number, code: string, description: string): Response {
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<messages xmlns="http://www.canadapost.ca/ws/messages"><message><code>${code}</code><description>${description}</description></message></messages>`
  return new Response(body, { status, headers: { 'content-type': 'application/xml' } })
}
