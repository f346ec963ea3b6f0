import { Ajv } from 'ajv'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Parcel } from '../../domain/ports.ts'
import {
  hasSpecifications,
  readSpecification,
  recordCarriers,
} from '../recorded-carriers.fixture.ts'
import type { RecordedCall, RecordedCarriers } from '../recorded-carriers.fixture.ts'
import { createUps } from './create-ups.ts'

let carriers: RecordedCarriers
beforeAll(async () => {
  carriers = await recordCarriers()
})
afterAll(() => carriers.close())
beforeEach(() => {
  carriers.faultsOf('ups').reset()
  carriers.calls.length = 0
})

const keys = { clientId: 'shop', clientSecret: 'secret', accountNumber: 'A1B2C3' }
const origin = { postalCode: 'M5V 2T6', city: 'Toronto', region: 'ON', country: 'CA' }
const connect = () => createUps({ ...keys, apiBase: carriers.apiBase }, origin)
const small: Parcel = { weightGrams: 200, lengthMm: 200, widthMm: 150, heightMm: 100 }
const toronto = { country: 'CA', region: 'ON', postalCode: 'M6J 3H1' }
const ask = (to = toronto, parcels = [small], ups = connect()) =>
  ups.getRates(parcels, to, AbortSignal.timeout(2_500))
const fail = (on: string, kind: string, times?: number) =>
  carriers.faultsOf('ups').plan({ faults: [{ on, kind, times }], latencyMs: 0 })
const paths = () => carriers.calls.map(({ url }) => url.pathname)

describe('the rates of UPS', () => {
  test("are the account's own, before tax, with names and days", async () => {
    const answer = await ask()
    const rates = answer.kind === 'ok' ? answer.value : []
    const { RateResponse } = JSON.parse(carriers.calls[1]!.answer.body) as {
      RateResponse: {
        RatedShipment: { NegotiatedRateCharges: { TotalCharge: { MonetaryValue: string } } }[]
      }
    }
    const standard = RateResponse.RatedShipment[0]!.NegotiatedRateCharges.TotalCharge.MonetaryValue
    expect(rates[0]).toEqual({
      ...{ serviceCode: '11', serviceName: 'UPS Standard', minDays: 1, maxDays: 1 },
      priceCents: Math.round(Number(standard) * 100),
    })
    expect(rates.map(({ serviceName }) => serviceName)).toEqual([
      ...['UPS Standard', 'UPS Expedited', 'UPS Express Saver', 'UPS Express'],
    ])
  })

  test('rise with the number of parcels', async () => {
    const [one, two] = [await ask(), await ask(toronto, [small, small])]
    const price = (answer: typeof one) => (answer.kind === 'ok' ? answer.value[0]!.priceCents : NaN)
    expect(price(two)).toBeGreaterThan(price(one) * 1.9)
  })

  test('are asked with one token by calls at the same time, and the calls after them', async () => {
    const ups = connect()
    await Promise.all([ask(toronto, [small], ups), ask(toronto, [small], ups)])
    await ask(toronto, [small], ups)
    expect(paths().filter((path) => path.endsWith('token'))).toHaveLength(1)
  })

  test('are asked with a new token where UPS has ended the old one', async () => {
    const ups = connect()
    await ask(toronto, [small], ups)
    fail('rates', 'expired-token', 1)
    expect((await ask(toronto, [small], ups)).kind).toBe('ok')
    expect(carriers.calls.map(({ answer }) => answer.status)).toEqual([200, 200, 401, 200, 200])
  })

  test.each([
    ['5xx once', 'ok', 'rates', '500', 1],
    ['5xx twice', 'unavailable', 'rates', '503', 2],
    ['too many calls', 'unavailable', 'rates', '429'],
    ['half an answer', 'unavailable', 'rates', 'malformed'],
    ['5xx for the token', 'unavailable', 'token', '500', 2],
    ['wrong keys', 'unavailable', 'token', '401'],
    ['half a token', 'unavailable', 'token', 'malformed'],
  ] as const)('%s: they are %s', async (_, expected, on, kind, times?: number) => {
    fail(on, kind, times)
    expect((await ask()).kind).toBe(expected)
  })

  test('are refused where UPS does not go', async () => {
    expect(await ask({ country: 'US', region: 'NY', postalCode: '1' })).toMatchObject({
      ...{ kind: 'refused', code: '111286' },
    })
    const many = Array.from({ length: 201 }, () => small)
    expect(await ask(toronto, many)).toMatchObject({ code: 'too_many_parcels' })
  })

  test('are not waited for after the deadline', async () => {
    fail('rates', 'timeout')
    const start = performance.now()
    const answer = connect().getRates([small], toronto, AbortSignal.timeout(200))
    await expect(answer).rejects.toThrow(/timeout|aborted/)
    expect(performance.now() - start).toBeLessThan(1_000)
  })
})

const why = hasSpecifications ? '' : ' (skipped: ../shared/provider-specs is not here)'
describe.skipIf(!hasSpecifications)(`the specification of UPS${why}`, () => {
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false })
  const judge = (schema: string, value: unknown) => {
    const validate = ajv.compile({ $ref: schema })
    validate(value)
    return validate.errors ?? []
  }
  beforeAll(async () => {
    for (const name of ['ups-rating', 'ups-oauth-client-credentials'])
      ajv.addSchema(parse(await readSpecification(`${name}.yaml`)) as object, name)
  })
  const rating = (name: string) => `ups-rating#/components/schemas/${name}`
  const oauth = (name: string) => `ups-oauth-client-credentials#/components/schemas/${name}`
  const json = (text: string) => JSON.parse(text) as unknown

  test.each([
    ['Canada', toronto],
    ['the north', { country: 'CA', region: 'NU', postalCode: 'X0A 0H0' }],
    ['the United States', { country: 'US', region: 'CA', postalCode: '90210-1234' }],
    ['Puerto Rico', { country: 'US', region: 'PR', postalCode: '00901' }],
    ['a country without regions', { country: 'FR', region: '', postalCode: '75011' }],
    ['a country without codes', { country: 'AE', region: 'Dubai', postalCode: '' }],
  ])('takes what is asked, and answered, for %s', async (_, to) => {
    expect((await ask(to, [small, { ...small, weightGrams: 19_950 }])).kind).toBe('ok')
    const [token, rate] = carriers.calls as [RecordedCall, RecordedCall]
    expect(token.body).toBe('grant_type=client_credentials')
    expect(token.headers.get('authorization')).toBe(`Basic ${btoa('shop:secret')}`)
    expect(judge(oauth('tokenSuccessResponse'), json(token.answer.body))).toEqual([])
    expect(`${rate.url.pathname}${rate.url.search}`).toBe(
      '/api/rating/v2409/Shop?additionalinfo=timeintransit',
    )
    expect(judge(rating('RATERequestWrapper'), json(rate.body))).toEqual([])
    expect(judge(rating('RATEResponseWrapper'), json(rate.answer.body))).toEqual([])
  })

  test('finds a fault where there is one', () => {
    expect(judge(rating('RATERequestWrapper'), { RateRequest: {} })).not.toEqual([])
  })

  test('knows the errors', async () => {
    fail('rates', '429')
    await ask()
    await ask({ country: 'US', region: 'NY', postalCode: '1' })
    fail('token', '401')
    await ask()
    const failures = carriers.calls.filter(({ answer }) => answer.status >= 400)
    expect(failures.length).toBeGreaterThanOrEqual(2)
    for (const { answer } of failures)
      expect(judge(rating('ErrorResponse'), json(answer.body))).toEqual([])
  })
})
