import { availableParallelism, loadavg } from 'node:os'
import { chromium } from '@playwright/test'
import { installBrowser } from '../../local/install-browser.ts'
import { watchProcess } from '../../local/realtime/bench/watch-process.ts'
import { createShopper } from '../fixtures/shopper.ts'
import { startShop } from '../fixtures/start-shop.ts'
import { openPair, pressAdd, pressDecrease, timeAcross } from './two-devices.ts'

/**
 * The other part of `npm run bench:realtime`: from a click on one device to the paint on another of the same account, on
 * the built shop, its database and its sockets, all on this machine. A report; it never fails.
 */
const rounds = Number(process.env['BENCH_CLICKS'] ?? 120) / 2
/** Nobody clicks faster for long; the next click finds both devices at rest. */
const restMs = 300

const shop = await startShop({ distDir: '.cache/e2e/dist' })
process.env['SHOP_URL'] = shop.url
const browser = await chromium.launch({
  executablePath: await installBrowser(),
  args: ['--no-sandbox'],
})

function report(name: string, samples: readonly number[]) {
  const sorted = samples.toSorted((a, b) => a - b)
  const at = (part: number) =>
    sorted[Math.min(Math.floor(sorted.length * part), sorted.length - 1)]!.toFixed(0)
  const figures = `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms (aim 250), p99 ${at(0.99)} ms, max ${at(1)} ms`
  console.log(`${name}: ${figures}; ${sorted.length} clicks`)
}

try {
  const pair = await openPair(browser, shop.url, await createShopper())
  const { phone, laptop } = pair
  const [added, taken]: [number[], number[]] = [[], []]
  const server = watchProcess(shop.pid)
  const load = server.measureCpu()
  for (let round = 0; round < rounds; round++) {
    added.push(await timeAcross({ from: phone, to: laptop }, pressAdd))
    await laptop.waitForTimeout(restMs)
    taken.push(await timeAcross({ from: laptop, to: phone }, pressDecrease))
    await phone.waitForTimeout(restMs)
  }
  const cpu = load().toFixed(0)
  const [now, peak] = [server.memoryMb().toFixed(0), server.peakMemoryMb().toFixed(0)]
  console.log(
    `Device to device, click to paint, on ${availableParallelism()} cores with both browsers, load average ${loadavg()[0]?.toFixed(1)}`,
  )
  report('“Add to cart” on a phone, seen in the laptop’s cart', added)
  report('“Decrease quantity” on the laptop, seen in the phone’s', taken)
  report('Both', [...added, ...taken])
  console.log(`Server: ${cpu} % of a core meanwhile, ${now} MB, ${peak} MB at its peak`)
  await pair.close()
} finally {
  await browser.close()
  await shop.stop()
}
