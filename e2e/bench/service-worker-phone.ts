import { setTimeout } from 'node:timers/promises'
import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test'
import { slowCpu, slowNetwork } from './slow-phone.ts'

/** A phone that knows the shop: its worker is installed and has kept all it keeps. */
export type KnownPhone = {
  context: BrowserContext
  /** Opens a page as slow as a cheap phone on slow 4G; the worker is asleep, as after a break. */
  open: () => Promise<{ page: Page; devtools: CDPSession }>
  close: () => Promise<void>
}

/** Visits these pages on a fast network until the shop is ready for none. */
export async function knowShop(
  browser: Browser,
  url: string,
  paths: readonly string[],
): Promise<KnownPhone> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
  })
  const first = await context.newPage()
  for (const path of paths) {
    await first.goto(url + path, { waitUntil: 'load' })
    await first.locator('html[data-offline-ready]').waitFor({ state: 'attached' })
  }
  await first.close()
  const open = async () => {
    const page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    await devtools.send('ServiceWorker.enable')
    await devtools.send('ServiceWorker.stopAllWorkers')
    await devtools.send('Network.enable')
    await devtools.send('Network.emulateNetworkConditions', slowNetwork)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowCpu })
    // A tab that was just opened is busy with itself, which is no part of the visit.
    await setTimeout(500)
    return { page, devtools }
  }
  return { context, open, close: () => context.close() }
}
