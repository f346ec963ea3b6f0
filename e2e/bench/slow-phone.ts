import type { Browser, Page } from '@playwright/test'

/** Lighthouse's mobile network as DevTools applies it: slow 4G, 562 ms round trip, 1.44 Mbit/s, and a CPU at a quarter. */
export const slowNetwork = {
  offline: false,
  latency: 562.5,
  downloadThroughput: (1.44 * 1024 * 1024) / 8,
  uploadThroughput: (675 * 1024) / 8,
}

export const slowCpu = 4

export type SlowPhone = { page: Page; close: () => Promise<void> }

/** A phone with an empty cache. */
export async function openSlowPhone(browser: Browser): Promise<SlowPhone> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
  })
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', slowNetwork)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowCpu })
  return { page, close: () => context.close() }
}

/** @returns the middle of an odd number of samples. */
export const median = (samples: readonly number[]) =>
  samples.toSorted((a, b) => a - b)[Math.floor(samples.length / 2)]!
