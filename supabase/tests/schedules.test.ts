import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// The databases of tests have no pg_cron; what it is told is read where it is told.
const migration = new URL('../migrations/20261122006500_schedules.sql', import.meta.url)
const jobs = readFileSync(migration, 'utf8').matchAll(/\('([\w-]+)', '([^']+)',/g)
const schedules = Array.from(jobs, ([, name, schedule]) => ({ name: name!, schedule: schedule! }))

test('functions are warmed one after the other', () => {
  const warm = schedules.filter(({ name }) => name.startsWith('warm-'))
  expect(warm.map(({ name }) => name.slice(5)).toSorted()).toEqual([
    ...['checkout-session', 'collect-metrics', 'get-rates', 'payment-webhook'],
  ])
  expect(new Set(warm.map(({ schedule }) => schedule)).size).toBe(warm.length)
  // Called every five seconds it stays warm.
  expect(schedules).toContainEqual({ name: 'send-email', schedule: '5 seconds' })
})

test('addresses of orders that nobody paid for are forgotten every night', () => {
  const later = new URL('../migrations/20261123000140_forget_addresses.sql', import.meta.url)
  expect(readFileSync(later, 'utf8')).toMatch(/'forget-addresses', '43 3 \* \* \*'/)
})
