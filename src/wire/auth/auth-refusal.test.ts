import { describe, expect, it } from 'vitest'
import { nameRefusal } from './auth-refusal.ts'

describe('nameRefusal()', () => {
  it('takes an answer that did not come, or asks to come again, for no answer', () => {
    expect(nameRefusal({ name: 'AuthRetryableFetchError', status: 0 })).toBe('offline')
    expect(nameRefusal({ name: 'AuthApiError', status: 503 })).toBe('offline')
  })

  it('knows the codes of the server by what they ask of a person', () => {
    const codes = ['invalid_credentials', 'email_exists', 'otp_expired', 'session_not_found']
    expect(codes.map((code) => nameRefusal({ name: 'AuthApiError', code, status: 400 }))).toEqual([
      ...['invalid_credentials', 'user_already_exists', 'invalid_code', 'signed_out'],
    ])
  })

  it('tells a limit by its status where there is no code', () => {
    expect(nameRefusal({ status: 429 })).toBe('too_often')
  })

  it('says of what it does not know that it failed', () => {
    expect(nameRefusal({ name: 'AuthApiError', code: 'new_code', status: 422 })).toBe('failed')
    expect(nameRefusal({})).toBe('failed')
  })
})
