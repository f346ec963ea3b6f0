import { describe, expect, it } from 'vitest'
import { checkAddress, formatPostalCode, listAddressLines, type Address } from './address.ts'

const toronto: Address = {
  ...{ name: 'Claire Okafor', company: '', line1: '48 Beaconsfield Avenue', line2: '' },
  ...{ city: 'Toronto', region: 'ON', postal_code: 'm6j3h1', country: 'CA', phone: '' },
}

describe('checkAddress()', () => {
  it('finds nothing wrong with what a parcel reaches', () => {
    expect(checkAddress(toronto)).toEqual({})
    const abroad = { ...toronto, country: 'IE', region: '', postal_code: '' }
    expect(checkAddress(abroad)).toEqual({})
  })

  it('names every field that is missing', () => {
    const empty = { ...toronto, name: ' ', line1: '', city: '', region: '', postal_code: '' }
    expect(checkAddress(empty)).toEqual({
      ...{ name: 'missing', line1: 'missing', city: 'missing', region: 'missing' },
      postal_code: 'missing',
    })
  })

  it('knows the codes of Canada and of the United States', () => {
    const judge = (country: string, region: string, postal_code: string) =>
      checkAddress({ ...toronto, country, region, postal_code }).postal_code
    expect(judge('CA', 'ON', 'M6J-3H1')).toBeUndefined()
    expect(judge('CA', 'ON', 'D6J 3H1')).toBe('wrong')
    expect(judge('US', 'NY', '10001')).toBeUndefined()
    expect(judge('US', 'NY', 'M6J 3H1')).toBe('wrong')
  })

  it.each([
    ['AB', 'T2P 1J9', 'V6B 1A1'],
    ['ON', 'K1A 0B1', 'H2X 1K4'],
    ['QC', 'k1a0b1', 'K2P 1L4'],
    ['NU', 'X0A 0H0', 'Y1A 1A1'],
  ])('wants a code of the province %s', (region, own, foreign) => {
    const judge = (postal_code: string) =>
      checkAddress({ ...toronto, region, postal_code }).postal_code
    expect([judge(own), judge(foreign)]).toEqual([undefined, 'elsewhere'])
  })

  it('takes no region of another country', () => {
    expect(checkAddress({ ...toronto, region: 'NY' }).region).toBe('missing')
  })

  it('wants digits in a telephone number, if there is one', () => {
    expect(checkAddress({ ...toronto, phone: '+1 (416) 555-0134' }).phone).toBeUndefined()
    expect(checkAddress({ ...toronto, phone: 'call me' }).phone).toBe('wrong')
  })
})

describe('formatPostalCode()', () => {
  it('writes Canadian codes as the post does, others as they come', () => {
    expect(formatPostalCode('m6j3h1', 'CA')).toBe('M6J 3H1')
    expect(formatPostalCode(' sw1a 1aa ', 'GB')).toBe('SW1A 1AA')
  })
})

describe('listAddressLines()', () => {
  it('leaves out what is empty, and the country where the shop is', () => {
    expect(listAddressLines(toronto, 'Canada')).toEqual([
      '48 Beaconsfield Avenue',
      'Toronto ON m6j3h1',
    ])
    expect(listAddressLines({ ...toronto, country: 'US' }, 'United States')).toContain(
      'United States',
    )
  })
})
