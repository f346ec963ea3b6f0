import { describe, expect, it } from 'vitest'
import {
  checkCode,
  checkEmail,
  checkNewPassword,
  cleanCode,
  gatherFaults,
  isConfirmed,
} from './check-fields.ts'

describe('checkEmail()', () => {
  it('takes what a mail can be sent to', () => {
    const good = ['a@b.ca', 'claire+shop@maple.example', "o'neil@sub.maple.co.uk"]
    expect(good.map(checkEmail)).toEqual([undefined, undefined, undefined])
  })

  it('tells what is missing from what is wrong', () => {
    expect(checkEmail('')).toMatch(/Enter/)
    for (const text of ['claire', 'claire@maple', 'a b@c.ca', 'a@b..ca', 'a@-b.ca'])
      expect(checkEmail(text), text).toMatch(/no email address/)
  })
})

describe('checkNewPassword()', () => {
  it('counts characters as people do', () => {
    expect(checkNewPassword('🕯️wax and')).toBeUndefined()
    expect(checkNewPassword('7 chars')).toMatch(/8 characters/)
  })
})

describe('a code from a mail', () => {
  it('may be typed with spaces and dashes', () => {
    expect(cleanCode(' 123 456 ')).toBe('123456')
    expect(cleanCode('123-456')).toBe('123456')
  })

  it('has six digits or more', () => {
    expect(checkCode('123456')).toBeUndefined()
    expect(checkCode('12345')).toBeDefined()
    expect(checkCode('12345a')).toBeDefined()
  })
})

describe('isConfirmed()', () => {
  it('wants the word, however it is written', () => {
    expect(['delete', ' Delete ', '“delete”', 'DELETE'].every(isConfirmed)).toBe(true)
    expect(['', 'del', 'delete it', 'cancel'].some(isConfirmed)).toBe(false)
  })
})

describe('gatherFaults()', () => {
  it('leaves out what is right, and is nothing where all is', () => {
    expect(gatherFaults({ email: undefined, password: 'Enter it.' })).toEqual({
      password: 'Enter it.',
    })
    expect(gatherFaults({ email: undefined })).toBeNull()
  })
})
