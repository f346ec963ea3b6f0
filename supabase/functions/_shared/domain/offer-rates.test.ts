import { describe, expect, test } from 'vitest'
import { freeDeliveryCents as promised } from '../../../../src/model/free-delivery.ts'
import { freeDeliveryCents, offerRates } from './offer-rates.ts'
import type { RatesOf } from './offer-rates.ts'
import type { CarrierRate } from './ports.ts'

const rate = (serviceCode: string, priceCents: number, days: number | null = 2): CarrierRate => ({
  ...{ serviceCode, serviceName: serviceCode, priceCents, minDays: days, maxDays: days },
})
const ups: RatesOf = {
  ...{ carrier: 'ups', isEstimated: false },
  rates: [rate('11', 1_400), rate('01', 2_900, 1)],
}
const post: RatesOf = {
  ...{ carrier: 'canada-post', isEstimated: true },
  rates: [rate('DOM.RP', 1_100, null), rate('DOM.EP', 1_100, 4)],
}
const flat: RatesOf = { carrier: 'flat', isEstimated: true, rates: [rate('standard', 900)] }
const silent: RatesOf = { ...ups, rates: [] }
const canada = { country: 'CA', region: 'ON', postalCode: 'M6J 3H1' }
const america = { country: 'US', region: 'NY', postalCode: '10001' }

const list = (answers: RatesOf[], to = canada, subtotal = 5_000) =>
  offerRates(answers, to, subtotal).map((one) => [one.serviceCode, one.priceCents])

describe('offerRates()', () => {
  test('puts the cheapest first, and of two that cost the same the one that says its days', () => {
    expect(list([ups, post, flat])).toEqual([
      ['DOM.EP', 1_100],
      ['DOM.RP', 1_100],
      ['11', 1_400],
      ['01', 2_900],
    ])
  })

  test('says which are estimated', () => {
    const estimated = offerRates([ups, post], canada, 0).map(({ isEstimated }) => isEstimated)
    expect(estimated).toEqual([true, true, false, false])
  })

  test('offers the table of the shop where no carrier has anything, and only there', () => {
    expect(list([silent, flat])).toEqual([['standard', 900]])
    expect(list([silent, post, flat])).toHaveLength(2)
    expect(list([flat])).toEqual([['standard', 900]])
  })

  test('makes the cheapest free from the promised subtotal on, within Canada', () => {
    expect(list([ups], canada, 12_000)).toEqual([
      ['11', 0],
      ['01', 2_900],
    ])
    expect(list([ups], canada, 11_999)[0]).toEqual(['11', 1_400])
    expect(list([ups], america, 50_000)[0]).toEqual(['11', 1_400])
    expect(list([silent, flat], canada, 12_000)).toEqual([['standard', 0]])
  })

  test('keeps the promise of the pages', () => {
    expect(freeDeliveryCents).toBe(promised)
  })
})
