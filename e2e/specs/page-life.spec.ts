import { expect, test } from '../fixtures/test.ts'

test.use({ expectedProblems: [/broken on purpose/] })

test('a page that is left tells once how fast it was, and what broke in it', async ({
  page,
  sql,
}) => {
  // As many as all journeys send, so that none of this one is thinned.
  await sql`update private.metrics_settings set most_a_minute = 1000000`
  const message = `broken on purpose ${crypto.randomUUID().slice(0, 4)}`
  await page.goto('/shipping')
  // What measures comes with what accompanies a page whose worker is there.
  await expect(page.locator('.notices')).toBeAttached({ timeout: 40_000 })
  await page.evaluate((text) => {
    // Nobody hears a promise that is not waited for.
    void Promise.reject(new Error(text))
  }, message)
  await page.goto('/about')

  const readErrors = () =>
    sql`select route, count::int from read_client_errors() where message = ${`Error: ${message}`}`
  await expect.poll(readErrors).toEqual([{ route: '/shipping', count: 1 }])
  const vitals = await sql<{ name: string; release: string; p75: number }[]>`
    select name, release, p75 from read_vitals() where route = '/shipping'`
  const names = vitals.map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(['CLS', 'FCP', 'LCP', 'TTFB']))
  for (const { name, release, p75 } of vitals) {
    expect(release).toMatch(/^[\w-]{8}$/)
    expect(p75, name).toBeLessThan(name === 'CLS' ? 0.1 : 10_000)
  }
})

test('a page that was only hidden hears how many are to be sent from now on', async ({ page }) => {
  await page.goto('/shipping')
  await expect(page.locator('.notices')).toBeAttached({ timeout: 40_000 })
  // A headless browser hides no page but one that is left, which hears nothing any more.
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden' })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  const readRate = () => page.evaluate(() => localStorage.getItem('metrics:rate') ?? '{}')
  await expect.poll(async () => JSON.parse(await readRate()) as object).toHaveProperty('rate')
})
