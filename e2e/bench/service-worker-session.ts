import type { Browser, Page } from '@playwright/test'
import { closeFacets, openFacet } from '../fixtures/listing.ts'
import { knowShop } from './service-worker-phone.ts'
import { press, thumbMs } from './press.ts'

type Interaction = { type: string; duration: number; target: string }
type Recorder = { interactions: Map<number, Interaction> }

/** Notes the slowest event of each interaction from now on, as web-vitals does for INP. */
function record(page: Page) {
  return page.evaluate(() => {
    const interactions = new Map<number, Interaction>()
    Object.assign(window, { interactions } satisfies Recorder)
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as PerformanceEventTiming[]) {
        const {
          interactionId = 0,
          duration,
          name: type,
        } = entry as typeof entry & {
          interactionId?: number
        }
        if (interactionId === 0 || duration <= (interactions.get(interactionId)?.duration ?? 0))
          continue
        const element = entry.target instanceof Element ? entry.target : null
        const target = `${element?.tagName.toLowerCase()} ${element?.textContent?.trim().slice(0, 30)}`
        interactions.set(interactionId, { type, duration, target })
      }
    })
    observer.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
  })
}

/** Filter, sort, choose a variant, add, change a quantity, search while typing: one visit, no page loaded anew. */
async function shop(page: Page) {
  await press(page.getByRole('button', { name: /^Filter/ }), thumbMs)
  await page.getByRole('dialog', { name: 'Filter' }).waitFor()
  const box = await openFacet(page, 'colour', 'Bone')
  await press(box.locator('xpath=ancestor::label'), thumbMs)
  await page.waitForURL(/colour=Bone/)
  await closeFacets(page)
  const sort = page.getByRole('combobox').first()
  await press(sort, thumbMs)
  await page.keyboard.press('Escape')
  await sort.selectOption({ index: 1 })
  await page.waitForURL(/sort=/)
  await page.goBack()
  await page.goBack()
  await press(page.locator('main .card a').first(), thumbMs)
  await page.waitForURL(/\/product\//)
  const form = page.locator('form[data-buy]')
  await press(form.locator('label:has(input[type=radio])').last(), thumbMs)
  await page.waitForURL(/\/product\/.*\?/)
  await press(form.locator('[data-intent="add"]'), thumbMs)
  const drawer = page.getByRole('dialog', { name: 'Your cart' })
  await press(drawer.getByRole('button', { name: /^Increase quantity/ }), thumbMs)
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'hidden' })
  const search = page.getByRole('searchbox', { name: 'Search' })
  await page.evaluate(() => scrollTo(0, 0)) // which brings the header back
  await page.waitForFunction(
    () => document.querySelector('[name=q]')!.getBoundingClientRect().top > 0,
  )
  await press(search, thumbMs)
  await search.pressSequentially('frankin', { delay: 150 })
  await page.getByRole('search').getByRole('link').first().waitFor()
}

/** INP of a whole session: its slowest interaction, as long as there are fewer than fifty. */
export async function measureSession(browser: Browser, url: string): Promise<number> {
  const phone = await knowShop(browser, url, ['/shop'])
  const { page } = await phone.open()
  await page.goto(`${url}/shop`, { waitUntil: 'load' })
  await page.locator('html[data-offline-ready]').waitFor({ state: 'attached' })
  await record(page)
  await shop(page)
  const calm = Date.now() + 500
  await page.waitForFunction((until) => Date.now() >= until, calm)
  const all = await page.evaluate(() => [...(window as unknown as Recorder).interactions.values()])
  await phone.close()
  const [slowest] = all.toSorted((a, b) => b.duration - a.duration)
  if (process.env['BENCH_DETAILS']) console.log(all)
  return slowest?.duration ?? 0
}
