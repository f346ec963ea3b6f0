import { describe, expect, it } from 'vitest'
import type { DeliveryRate } from '../../supabase/functions/_shared/contract/checkout.ts'
import {
  chooseRate,
  emptyAddress,
  isAddressEmpty,
  rateDestination,
  requestLines,
  toDestination,
} from './checkout-draft.ts'

const home = {
  ...emptyAddress,
  ...{ name: ' Claire Okafor ', line1: '48 Beaconsfield Avenue', city: 'Toronto' },
  ...{ region: 'ON', postal_code: 'm6j3h1' },
}
const rate = (carrier: DeliveryRate['carrier'], serviceCode: string, id = ''): DeliveryRate => ({
  ...{ id, carrier, serviceCode, serviceName: serviceCode, priceCents: 1_140, currency: 'CAD' },
  ...{ minDays: 2, maxDays: 4, isEstimated: false, expiresAt: '2026-11-23T00:00:00Z' },
})

describe('rateDestination()', () => {
  it('is known before street and name are', () => {
    const { name: _, line1: __, ...rest } = home
    expect(rateDestination({ ...rest, name: '', line1: '' })).toEqual({
      country: 'CA',
      region: 'ON',
      postalCode: 'M6J 3H1',
    })
  })

  it('is not known from half a postal code, or without a province', () => {
    expect(rateDestination({ ...home, postal_code: 'M6J 3H' })).toBeNull()
    expect(rateDestination({ ...home, region: '' })).toBeNull()
  })

  it('needs no postal code where there may be none', () => {
    const abroad = { ...home, country: 'IE', region: '', postal_code: '' }
    expect(rateDestination(abroad)).toEqual({ country: 'IE', region: '', postalCode: '' })
  })
})

describe('toDestination()', () => {
  it('trims, and leaves out what was left empty', () => {
    expect(toDestination(home)).toEqual({
      ...{ name: 'Claire Okafor', line1: '48 Beaconsfield Avenue', city: 'Toronto' },
      ...{ region: 'ON', postalCode: 'M6J 3H1', country: 'CA' },
    })
  })
})

describe('chooseRate()', () => {
  const rates = [rate('canada-post', 'DOM.EP', 'new'), rate('ups', '11')]

  it('finds the chosen service under another quote', () => {
    expect(chooseRate(rates, 'ups.11')).toBe(rates[1])
  })

  it('takes the cheapest while the chosen one is not offered', () => {
    expect(chooseRate(rates, 'canada-post.DOM.XP')?.id).toBe('new')
    expect(chooseRate([], null)).toBeNull()
  })
})

it('requestLines() leaves out what cannot be had, and knows no order', () => {
  const lines = [
    { variant: 'b', quantity: 2 },
    { variant: 'c', quantity: 0 },
    { variant: 'a', quantity: 1 },
  ]
  expect(requestLines(lines)).toEqual([
    { variantId: 'a', quantity: 1 },
    { variantId: 'b', quantity: 2 },
  ])
})

it('isAddressEmpty() counts no country', () => {
  expect(isAddressEmpty({ ...emptyAddress, country: 'US' })).toBe(true)
  expect(isAddressEmpty(home)).toBe(false)
})
