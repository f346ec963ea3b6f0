import { describe, expect, test } from 'vitest'
import { askCarriers } from './ask-carriers.ts'
import type { CarrierRate, ProviderAnswer, RateProvider } from './ports.ts'
import type { KnownRates } from './rate-store.ts'

const fresh: CarrierRate = {
  ...{ serviceCode: '11', serviceName: 'Standard', priceCents: 1_400, minDays: 2, maxDays: 2 },
}
const old: CarrierRate = { ...fresh, priceCents: 1_300 }
const unknown: KnownRates = { rates: null, isFresh: false, mayAsk: true }
const stale: KnownRates = { rates: [old], isFresh: false, mayAsk: true }
const shipment = {
  parcels: [{ weightGrams: 200, lengthMm: 200, widthMm: 150, heightMm: 100 }],
  destination: { country: 'CA', region: 'ON', postalCode: 'M6J 3H1' },
}

type Rates = ProviderAnswer<readonly CarrierRate[]>
const ok: Rates = { kind: 'ok', value: [fresh] }
const down: Rates = { kind: 'unavailable', reason: 'it answered 503' }
const no: Rates = { kind: 'refused', code: '111286', reason: 'no such place' }

function carrier(answer: () => Promise<Rates>) {
  const signals: AbortSignal[] = []
  const provider: RateProvider = {
    carrier: 'ups',
    getRates: (_parcels, _destination, signal) => {
      signals.push(signal)
      return answer()
    },
  }
  return { provider, signals }
}
const ask = (answer: () => Promise<Rates>, known = unknown, deadlineMs = 2_500) => {
  const { provider, signals } = carrier(answer)
  const all = { ups: known, 'canada-post': unknown }
  return askCarriers([provider], all, shipment, deadlineMs).then((news) => ({ ...news, signals }))
}
const say = (answer: Rates) => () => Promise.resolve(answer)

describe('askCarriers()', () => {
  test('asks where nothing fresh is known, and reports the answer', async () => {
    for (const known of [unknown, stale])
      expect(await ask(say(ok), known)).toMatchObject({
        answers: [{ carrier: 'ups', isEstimated: false, rates: [fresh] }],
        reports: [{ carrier: 'ups', kind: 'ok', rates: [fresh] }],
        failures: [],
      })
  })

  test.each([
    ['was asked within the hour', { rates: [old], isFresh: true, mayAsk: false }, false, [old]],
    ['is left alone', { ...stale, mayAsk: false }, true, [old]],
    ['is left alone and never answered', { ...unknown, mayAsk: false }, true, []],
  ])('does not ask one that %s', async (_, known, isEstimated, rates) => {
    expect(await ask(say(ok), known)).toEqual({
      answers: [{ carrier: 'ups', isEstimated, rates }],
      ...{ reports: [], failures: [], signals: [] },
    })
  })

  test('lets what was said before stand in for one that is down', async () => {
    expect(await ask(say(down), stale)).toMatchObject({
      answers: [{ isEstimated: true, rates: [old] }],
      reports: [{ carrier: 'ups', kind: 'unavailable' }],
      failures: [{ carrier: 'ups', reason: 'it answered 503' }],
    })
  })

  test('takes a refusal for an answer', async () => {
    expect(await ask(say(no), stale)).toMatchObject({
      answers: [{ rates: [] }],
      reports: [{ carrier: 'ups', kind: 'refused' }],
    })
  })

  test('takes an error of an adapter for a carrier that is down', async () => {
    const { reports } = await ask(() => Promise.reject(new TypeError('connection refused')))
    expect(reports).toEqual([{ carrier: 'ups', kind: 'unavailable' }])
  })

  test('waits no longer than the deadline, and ends the question then', async () => {
    const start = performance.now()
    const { failures, signals } = await ask(() => new Promise(() => {}), stale, 40)
    expect(performance.now() - start).toBeLessThan(1_000)
    expect(failures[0]!.reason).toBe('no answer in 40 ms')
    expect(signals[0]!.aborted).toBe(true)
  })

  test('asks all at once', async () => {
    const both = (['ups', 'canada-post'] as const).map((name): RateProvider => {
      return { ...carrier(say(ok)).provider, carrier: name }
    })
    let asked = 0
    const meet = Promise.withResolvers<Rates>()
    for (const provider of both)
      provider.getRates = () => {
        if (++asked === 2) meet.resolve(ok)
        return meet.promise
      }
    const all = { ups: unknown, 'canada-post': unknown }
    const { answers } = await askCarriers(both, all, shipment, 1_000)
    expect(answers).toHaveLength(2)
  })
})
