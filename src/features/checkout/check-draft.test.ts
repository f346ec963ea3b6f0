import { describe, expect, it } from 'vitest'
import { emptyDraft } from '../../model/checkout-draft.ts'
import { checkDraft } from './check-draft.ts'

const address = {
  ...emptyDraft.address,
  ...{ name: 'Claire Okafor', line1: '48 Beaconsfield Avenue', city: 'Toronto' },
  ...{ region: 'ON', postal_code: 'M6J 3H1' },
}
const whole = { ...emptyDraft, email: 'claire@maple.example', address }

describe('checkDraft()', () => {
  it('finds nothing wrong with a whole draft', () => {
    expect(checkDraft(whole)).toEqual({})
  })

  it('names each field that is missing', () => {
    expect(Object.keys(checkDraft(emptyDraft)).sort()).toEqual(
      ['city', 'email', 'line1', 'name', 'postal_code', 'region'].sort(),
    )
  })

  it('tells a wrong postal code by its country', () => {
    const wrong = { ...whole, address: { ...address, postal_code: 'M6J 3H' } }
    expect(checkDraft(wrong)).toEqual({ postal_code: expect.stringContaining('M6J 3H1') })
    const american = { ...address, country: 'US', region: 'NY', postal_code: '1000' }
    expect(checkDraft({ ...whole, address: american }).postal_code).toMatch(/ZIP/)
    const elsewhere = { ...whole, address: { ...address, region: 'AB' } }
    expect(checkDraft(elsewhere)).toEqual({
      postal_code: expect.stringMatching(/another province/),
    })
  })
})
