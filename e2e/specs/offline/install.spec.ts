import { expect, test, waitForOfflineReady } from '../../fixtures/offline-test.ts'

type Icon = { src: string; sizes: string; type: string; purpose?: string; form_factor?: string }
type Manifest = {
  id: string
  name: string
  description: string
  start_url: string
  scope: string
  display: string
  display_override: string[]
  categories: string[]
  icons: Icon[]
  screenshots: Icon[]
  shortcuts: { name: string; url: string; icons: Icon[] }[]
  launch_handler: { client_mode: string[] }
  share_target: { action: string; method: string; params: Record<string, string> }
}

test('the manifest says what the shop is, and all it points to is there', async ({
  page,
  baseURL,
}) => {
  await page.goto('/')
  const href = await page.locator('link[rel="manifest"]').getAttribute('href')
  const answer = await page.request.get(new URL(href!, baseURL).href)
  expect(answer.headers()['content-type']).toMatch(/^application\/manifest\+json/)
  const manifest = (await answer.json()) as Manifest
  expect(manifest).toMatchObject({
    ...{ id: '/', scope: '/', start_url: expect.stringMatching(/^\//), display: 'standalone' },
    ...{ name: 'ANOINT Array', description: expect.stringMatching(/\w{3}/) },
    ...{ share_target: { method: 'GET' } },
  })
  expect(manifest.categories.length).toBeGreaterThan(0)
  expect(manifest.display_override.length).toBeGreaterThan(0)
  expect(manifest.launch_handler.client_mode.length).toBeGreaterThan(0)
  expect(manifest.shortcuts.map(({ url }) => url).toSorted()).toEqual(['/cart', '/search', '/shop'])
  const kinds = manifest.icons.map(({ sizes, type, purpose }) => `${purpose} ${sizes} ${type}`)
  for (const kind of ['any 192x192', 'any 512x512', 'maskable 192x192', 'maskable 512x512'])
    expect(kinds).toContain(`${kind} image/png`)
  expect(kinds).toContain('any any image/svg+xml')
  const forms = new Set(manifest.screenshots.map(({ form_factor }) => form_factor))
  expect([...forms].toSorted()).toEqual(['narrow', 'wide'])

  const touch = await page.locator('link[rel="apple-touch-icon"]').getAttribute('href')
  const all = [
    ...manifest.icons,
    ...manifest.screenshots,
    ...manifest.shortcuts.flatMap(({ icons }) => icons),
    { src: touch!, sizes: '180x180', type: 'image/png' },
  ]
  // Drawn by the browser itself, which so says whether each is what it claims to be.
  for (const { src, sizes, type } of all) {
    const file = await page.request.get(new URL(src, baseURL).href)
    expect(file.headers()['content-type'], src).toContain(type)
    const size = await page.evaluate(async (url) => {
      const image = new Image()
      image.src = url
      await image.decode()
      return `${image.naturalWidth}x${image.naturalHeight}`
    }, src)
    if (sizes !== 'any') expect(size, src).toBe(sizes)
  }
  for (const { url } of manifest.shortcuts)
    expect((await page.request.get(new URL(url, baseURL).href)).status(), url).toBe(200)
})

test('a page that was on its way while the worker awoke is ready for no network, too', async ({
  page,
  context,
}) => {
  await page.goto('/')
  const witness = await context.newPage()
  await witness.goto('/robots.txt')
  // Its answer comes once the worker has claimed all pages there are.
  await page.route('**/about', async (route) => {
    const answer = await route.fetch()
    await witness.evaluate(() => navigator.serviceWorker.ready)
    await witness.waitForFunction(() => navigator.serviceWorker.controller !== null)
    await route.fulfill({ response: answer })
  })
  await page.waitForFunction(() => navigator.serviceWorker.getRegistration())
  await page.goto('/about')
  await waitForOfflineReady(page)
})
