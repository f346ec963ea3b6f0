import { defineConfig, devices } from '@playwright/test'
import { installBrowser } from './local/install-browser.ts'

const flags = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
]

const desktop = { viewport: { width: 1440, height: 900 } }
const phone = {
  ...devices['Pixel 7'],
  viewport: { width: 390, height: 844 },
  // Else the device's own: the browser would choose a preload's picture by one and the page's by the other.
  screen: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
}

// Specs that write to the database run after all others, so that nobody counts products meanwhile.
const writing = /freshness\/.*\.spec\.ts/
// What measures wants the machine for itself.
const alone = /alone\/.*\.spec\.ts/
// What a machine reads is the same on every screen.
const screenless = /search-engines\.spec\.ts/
// The generated catalogue of 1,000 products is a shop of its own.
const large = /large-catalog\/.*\.spec\.ts/
// These take the network away, each worker from behind a front of its own; one changes the catalogue.
const offline = /offline\/.*\.spec\.ts/

// These sell what there is: on the screen most people order on, and beside nobody who counts it.
const checkout = /checkout\/.*\.spec\.ts/

export default defineConfig({
  testDir: 'e2e/specs',
  outputDir: 'test-results',
  globalSetup: './e2e/global-setup.ts',
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  retries: 0,
  reporter: [['list'], ['json', { outputFile: '.cache/results/e2e.json' }]],
  use: {
    launchOptions: { executablePath: await installBrowser(), args: flags },
    // A trace of every test costs a third of the time; `--trace on` records the ones to be looked into.
    screenshot: 'only-on-failure',
    locale: 'en-CA',
    timezoneId: 'America/Toronto',
  },
  projects: [
    {
      name: 'phone',
      use: phone,
      testIgnore: [writing, large, alone, offline, checkout, screenless],
    },
    {
      name: 'desktop',
      use: desktop,
      testIgnore: [writing, large, alone, offline, checkout],
      grepInvert: /@once/,
    },
    { name: 'large', use: desktop, testMatch: large },
    {
      name: 'freshness',
      use: desktop,
      testMatch: writing,
      fullyParallel: false,
      dependencies: ['phone', 'desktop'],
    },
    { name: 'offline', use: phone, testMatch: offline, dependencies: ['freshness'] },
    {
      name: 'checkout',
      use: { ...phone, viewport: { width: 360, height: 740 }, screen: { width: 360, height: 740 } },
      testMatch: checkout,
      // Which company is down is told to all: two files at once would break each other's.
      workers: 1,
      dependencies: ['freshness'],
    },
    {
      name: 'alone',
      use: phone,
      testMatch: alone,
      workers: 1,
      dependencies: ['offline', 'large', 'checkout'],
    },
  ],
})
