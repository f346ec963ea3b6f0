import { describe, expect, it } from 'vitest'
import { readSettings } from './settings.ts'

const least = {
  SUPABASE_URL: 'https://x.supabase.co/',
  SUPABASE_SERVICE_ROLE_KEY: 'service',
  SUPABASE_ANON_KEY: 'anon',
  SITE_URL: 'https://shop.example',
}

describe('readSettings()', () => {
  it('needs what every function needs, and says what is missing but no value', () => {
    expect(() => readSettings({ ...least, SITE_URL: 'secret' })).toThrow(/SITE_URL/)
    expect(() => readSettings({ ...least, SITE_URL: 'secret' })).not.toThrow(/secret/)
    expect(() => readSettings({})).toThrow(/SUPABASE_URL.*SUPABASE_SERVICE_ROLE_KEY/)
  })

  it('does without a company whose keys are not all there', () => {
    const settings = readSettings({ ...least, STRIPE_SECRET_KEY: 'sk', STRIPE_WEBHOOK_SECRET: '' })
    expect([settings.stripe, settings.paypal, settings.ups]).toEqual([null, null, null])
  })

  it('speaks with the companies themselves unless told otherwise', () => {
    const keys = { STRIPE_SECRET_KEY: 'sk', STRIPE_WEBHOOK_SECRET: 'whsec' }
    expect(readSettings({ ...least, ...keys }).stripe?.apiBase).toBe('https://api.stripe.com')
    const base = { STRIPE_API_BASE: 'http://localhost:4175/' }
    const settings = readSettings({ ...least, ...keys, ...base })
    expect(settings.stripe?.apiBase).toBe('http://localhost:4175')
  })

  it('lets the shop itself call, or the origins that are listed', () => {
    expect(readSettings(least).allowedOrigins).toEqual(['https://shop.example'])
    const listed = { ALLOWED_ORIGINS: 'https://a.example/, https://b.example' }
    expect(readSettings({ ...least, ...listed }).allowedOrigins).toEqual([
      'https://a.example',
      'https://b.example',
    ])
  })
})
