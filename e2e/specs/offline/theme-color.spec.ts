import type { Page } from '@playwright/test'
import { waitForHydration } from '../../fixtures/hydration.ts'
import { expect, test } from '../../fixtures/offline-test.ts'

/** The colour the browser gives its bars, and that of the page below them. */
const readColours = (page: Page) =>
  page.evaluate(() => {
    const metas = [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')]
    const first = metas.find(({ media }) => !media || matchMedia(media).matches)
    const probe = document.createElement('i')
    probe.style.color = first?.content ?? ''
    document.body.append(probe)
    const bars = getComputedStyle(probe).color
    probe.remove()
    return { bars, page: getComputedStyle(document.body).backgroundColor }
  })

test('the bars of the browser have the colour of the page, in each theme and each system', async ({
  page,
}) => {
  const seen = new Set<string>()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    for (const theme of ['Auto', 'Light', 'Dark']) {
      await page.goto('/about')
      await waitForHydration(page)
      const choose = page.getByRole('group', { name: 'Theme' }).getByRole('button', { name: theme })
      await choose.click()
      const chosen = await readColours(page)
      expect(chosen.bars, `${theme} in ${colorScheme}`).toBe(chosen.page)
      await page.reload()
      expect(await readColours(page), `${theme} in ${colorScheme}, next page`).toEqual(chosen)
      seen.add(chosen.bars)
    }
  }
  expect(seen.size).toBe(2)
})
