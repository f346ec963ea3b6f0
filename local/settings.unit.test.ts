import { expect, test } from 'vitest'
import { Refusal } from './refusal.ts'
import { inRoot, readSettings } from './settings.ts'

test('an empty variable means its default, never the checkout', () => {
  const empty = { PORT: '', DATA_DIR: '', DIST_DIR: '', SITE_URL: '', LOCALE: '' }
  expect(readSettings(empty)).toEqual(readSettings({}))
  expect(readSettings(empty)).toMatchObject({ dataDir: inRoot('.data'), distDir: null })
})

test('the site is an origin, with or without a slash at its end', () => {
  for (const SITE_URL of ['https://shop.example', 'https://shop.example/'])
    expect(readSettings({ SITE_URL }).siteUrl).toBe('https://shop.example')
  for (const SITE_URL of ['shop.example', 'https://', 'ftp://shop.example', 'https://a.b/shop'])
    expect(() => readSettings({ SITE_URL })).toThrow(Refusal)
})
