import { chromium } from '@playwright/test'
import { installBrowser } from '../../local/install-browser.ts'
import { startShop } from '../fixtures/start-shop.ts'
import { measureFirstTap, measureHydration, measureTapToProduct } from './interactions.ts'
import { median } from './slow-phone.ts'

/** `npm run bench:speed`: how the shop answers a slow phone. A report; it never fails. Medians of five. */
const rounds = 5
const measures = {
  'tap on a product in a category to its heading painted': measureTapToProduct,
  'first tap before hydration to its visible answer': measureFirstTap,
  'longest task while the product page hydrates': measureHydration,
}

const given = process.env['BENCH_URL']
const shop = given
  ? { url: given, stop: async () => {} }
  : await startShop({ distDir: '.cache/e2e/dist' })
const browser = await chromium.launch({
  executablePath: await installBrowser(),
  args: ['--no-sandbox'],
})
try {
  console.log('Slow 4G (562 ms, 1.44 Mbit/s), CPU at a quarter; milliseconds, median (all)')
  for (const [name, measure] of Object.entries(measures)) {
    const samples: number[] = []
    for (let round = 0; round < rounds; round++) samples.push(await measure(browser, shop.url))
    const all = samples.map((sample) => sample.toFixed(0)).join(', ')
    console.log(`${median(samples).toFixed(0).padStart(6)}  ${name} (${all})`)
  }
} finally {
  await browser.close()
  await shop.stop()
}
