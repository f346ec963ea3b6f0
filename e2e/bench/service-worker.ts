import { chromium, type Browser } from '@playwright/test'
import { installBrowser } from '../../local/install-browser.ts'
import { startShop } from '../fixtures/start-shop.ts'
import { measureDeploy } from './service-worker-deploy.ts'
import { measureSession } from './service-worker-session.ts'
import { measureInstall, measureRepeatVisit, measureUnvisited } from './service-worker-visits.ts'
import { median } from './slow-phone.ts'

/**
 * `npm run bench:sw`: what the service worker is worth to a slow phone, beside what it should be. A report; it never
 * fails. Medians of five.
 */
const rounds = 5
type Measure = (browser: Browser, url: string) => Promise<number>
const measures: [name: string, target: number, measure: Measure][] = [
  ['LCP of home, visited before', 400, measureRepeatVisit('/')],
  ['LCP of a category, visited before', 400, measureRepeatVisit('/shop/candles')],
  ['LCP of a product, visited before', 400, measureRepeatVisit('/product/ribbed-stoneware-candle')],
  ['unvisited product offline, tap to heading', 100, measureUnvisited(true)],
  ['unvisited product prefetched, tap to heading', 100, measureUnvisited(false)],
  ['slowest interaction of a session (INP)', 80, measureSession],
  ['longest task while the worker is installed', 50, measureInstall],
]

const given = process.env['BENCH_URL']
const shop = given
  ? { url: given, stop: async () => {} }
  : await startShop({ distDir: '.cache/e2e/dist' })
const browser = await chromium.launch({
  executablePath: await installBrowser(),
  args: ['--no-sandbox'],
})
const report = (value: string, target: number, name: string, all = '') =>
  console.log(`${value.padStart(6)}  (at most ${String(target).padStart(3)})  ${name}${all}`)
try {
  console.log('Slow 4G (562 ms, 1.44 Mbit/s), CPU at a quarter; milliseconds, median (all)')
  for (const [name, target, measure] of measures) {
    const samples: number[] = []
    for (let round = 0; round < rounds; round++) samples.push(await measure(browser, shop.url))
    const all = samples.map((sample) => sample.toFixed(0)).join(', ')
    report(median(samples).toFixed(0), target, name, ` (${all})`)
  }
  for (const route of ['product', 'about'])
    report((await measureDeploy(route)).toFixed(1), 20, `KB of script after a change of ${route}`)
} finally {
  await browser.close()
  await shop.stop()
}
