import { describe, expect, it } from 'vitest'
import * as v from 'valibot'
import { countries, isPostalCodeOf, regionsOf } from '../contract/places.ts'
import { destinationSchema, rateDestinationSchema } from './request-schemas.ts'

const toronto = { country: 'CA', region: 'ON', postalCode: 'M6J 3H1' }
const faultsOf = (place: object) => {
  const { issues = [] } = v.safeParse(rateDestinationSchema, { ...toronto, ...place })
  return issues.map((issue) => v.getDotPath(issue))
}

describe('a destination', () => {
  it('names the field that is wrong', () => {
    expect(faultsOf({})).toEqual([])
    expect(faultsOf({ region: 'NY' })).toEqual(['region'])
    expect(faultsOf({ postalCode: 'D6J 3H1' })).toEqual(['postalCode'])
  })

  it('does not choose a province of less tax', () => {
    expect(faultsOf({ region: 'AB' })).toEqual(['postalCode'])
    const whole = { ...toronto, region: 'AB', name: 'Ada', line1: '1 King St W', city: 'Toronto' }
    expect(v.is(destinationSchema, whole)).toBe(false)
    expect(v.is(destinationSchema, { ...whole, region: 'ON' })).toBe(true)
  })
})

describe('isPostalCodeOf()', () => {
  it('gives each letter of Canada to a province', () => {
    const owners = [...'ABCEGHJKLMNPRSTVXY'].map((letter) =>
      regionsOf['CA']!.filter((region) => isPostalCodeOf('CA', region, `${letter}9Z 9Z9`)).join(),
    )
    expect(owners.join(' ')).toBe('NL NS PE NB QC QC QC ON ON ON ON ON MB SK AB BC NT,NU YT')
  })

  it('knows nothing of other countries', () => {
    const abroad = countries.filter((country) => country !== 'CA')
    expect(abroad.every((country) => isPostalCodeOf(country, 'AB', '10001'))).toBe(true)
  })
})
