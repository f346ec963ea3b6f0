import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import type { Parcel } from '../../domain/ports.ts'
import { recordCarriers } from '../recorded-carriers.fixture.ts'
import type { RecordedCarriers } from '../recorded-carriers.fixture.ts'
import { createCanadaPost } from './create-canada-post.ts'
import { readPriceQuotes } from './read-rates.ts'

const schemaFile = join(
  import.meta.dirname,
  '../../../../../local/emulators/canada-post/rate-v4.xsd',
)
let carriers: RecordedCarriers
let schema: string
beforeAll(async () => {
  carriers = await recordCarriers()
  schema = await readFile(schemaFile, 'utf8')
})
afterAll(() => carriers.close())
beforeEach(() => {
  carriers.faultsOf('canada-post').reset()
  carriers.calls.length = 0
})

const keys = { username: 'shop', password: 'secret', customerNumber: '1111111' }
const small: Parcel = { weightGrams: 200, lengthMm: 200, widthMm: 150, heightMm: 100 }
const toronto = { country: 'CA', region: 'ON', postalCode: 'm6j 3h1' }
const ask = (to = toronto, parcels = [small]) =>
  createCanadaPost({ ...keys, apiBase: carriers.apiBase }, { postalCode: 'M5V 2T6' }).getRates(
    parcels,
    to,
    AbortSignal.timeout(2_500),
  )
const rates = async (to = toronto, parcels = [small]) => {
  const answer = await ask(to, parcels)
  if (answer.kind !== 'ok') throw new Error(`Cannot read rates: ${answer.kind}`)
  return answer.value
}
const fail = (kind: string, times?: number) =>
  carriers.faultsOf('canada-post').plan({ faults: [{ on: 'rates', kind, times }], latencyMs: 0 })
const validate = async (xml: string) => {
  const { errors } = await validateXML({ xml, schema })
  return errors.map(({ message }) => message)
}

describe('the rates of Canada Post', () => {
  test('are what is due without its taxes, with names and days', async () => {
    const [regular, expedited] = await rates()
    expect(expedited).toMatchObject({
      ...{ serviceCode: 'DOM.EP', serviceName: 'Expedited Parcel', minDays: 1, maxDays: 1 },
    })
    expect(regular!.serviceCode).toBe('DOM.RP')
    const [due, hst] = ['due', 'hst'].map((name) =>
      Number(new RegExp(`<${name}[^>]*>([\\d.]+)<`).exec(carriers.calls[0]!.answer.body)![1]),
    )
    expect(hst).toBeGreaterThan(0)
    expect(regular!.priceCents).toBe(Math.round((due! - hst!) * 100))
  })

  test('are those of all parcels, each size asked for once', async () => {
    const large = { ...small, weightGrams: 4_000 }
    const [one] = await rates()
    const [other] = await rates(toronto, [large])
    carriers.calls.length = 0
    const [all] = await rates(toronto, [small, large, { ...small }])
    expect(carriers.calls).toHaveLength(2)
    expect(all!.priceCents).toBe(2 * one!.priceCents + other!.priceCents)
  })

  test('leave out a service that does not take every parcel', async () => {
    const abroad = { country: 'FR', region: '', postalCode: '75011' }
    const codes = async (parcels: Parcel[]) =>
      (await rates(abroad, parcels)).map(({ serviceCode }) => serviceCode)
    expect(await codes([small])).toEqual(['INT.TP', 'INT.XP', 'INT.SP.AIR'])
    expect(await codes([small, { ...small, weightGrams: 5_000 }])).toEqual(['INT.XP'])
  })

  test('say no days where none are promised', async () => {
    const [packet] = await rates({ country: 'FR', region: '', postalCode: '75011' })
    expect([packet!.minDays, packet!.maxDays]).toEqual([null, null])
  })

  test.each([
    ['5xx once', 'ok', '500', 1],
    ['5xx twice', 'unavailable', '503', 2],
    ['too many calls', 'unavailable', '429'],
    ['half an answer', 'unavailable', 'malformed'],
    ['wrong keys', 'unavailable', '401'],
  ] as const)('%s: they are %s', async (_, expected, kind, times?: number) => {
    fail(kind, times)
    expect((await ask()).kind).toBe(expected)
  })

  test('are refused where it does not go', async () => {
    const heavy = { ...small, weightGrams: 44_000 }
    expect(await ask(toronto, [heavy])).toMatchObject({ kind: 'refused', code: '9110' })
    const sizes = Array.from({ length: 9 }, (_, n) => ({ ...small, weightGrams: 200 + 50 * n }))
    expect(await ask(toronto, sizes)).toMatchObject({ code: 'too_many_parcels' })
  })

  test('are not waited for after the deadline', async () => {
    fail('timeout')
    const canadaPost = createCanadaPost(
      { ...keys, apiBase: carriers.apiBase },
      { postalCode: 'M5V 2T6' },
    )
    const answer = canadaPost.getRates([small], toronto, AbortSignal.timeout(200))
    await expect(answer).rejects.toThrow(/timeout|aborted/)
  })

  test('may be none', () => {
    const quotes = '<price-quotes xmlns="http://www.canadapost.ca/ws/ship/rate-v4"/>'
    expect(readPriceQuotes(quotes)).toEqual([])
    expect(readPriceQuotes('<messages/>')).toBeNull()
  })
})

describe('the schema of Canada Post', () => {
  test.each([
    ['Canada', toronto],
    ['the United States', { country: 'US', region: 'CA', postalCode: '90210-1234' }],
    ['another country', { country: 'JP', region: '', postalCode: '100-0001' }],
  ])('takes what is asked, and answered, for %s', async (_, to) => {
    const odd = { weightGrams: 1_250, lengthMm: 333, widthMm: 222.2, heightMm: 1 }
    await rates(to, [small, odd])
    for (const { headers, body, answer } of carriers.calls) {
      const type = 'application/vnd.cpc.ship.rate-v4+xml'
      expect([headers.get('accept'), headers.get('content-type')]).toEqual([type, type])
      expect(headers.get('accept-language')).toBe('en-CA')
      expect(await validate(body)).toEqual([])
      expect(await validate(answer.body)).toEqual([])
    }
  })

  test('finds a fault where there is one', async () => {
    await rates()
    const { body } = carriers.calls[0]!
    expect(await validate(body.replace('M6J3H1', 'm6j 3h1'))).not.toEqual([])
    expect(await validate(body.replaceAll('weight', 'mass'))).not.toEqual([])
  })

  test('is that of what the documentation shows', async () => {
    const answer = await readFile(join(import.meta.dirname, 'documented-answer.xml'), 'utf8')
    expect(await validate(answer)).toEqual([])
    expect(readPriceQuotes(answer)).toEqual([
      {
        ...{ serviceCode: 'DOM.EP', serviceName: 'Expedited Parcel', priceCents: 959 },
        ...{ minDays: 2, maxDays: 2 },
      },
    ])
  })
})
