import { waitForHydration } from '../../fixtures/hydration.ts'
import { expect, test, visit } from '../../fixtures/offline-test.ts'
import { setPace } from '../../fixtures/pace.ts'

for (const isOffline of [false, true])
  test(`a card’s picture travels to its product ${isOffline ? 'without' : 'with'} a network`, async ({
    page,
    network,
  }) => {
    await setPace(page, 1)
    await page.addInitScript(() => {
      const moved: string[] = []
      Object.assign(window, { moved })
      const { startViewTransition } = Document.prototype
      Document.prototype.startViewTransition = function (...given) {
        const transition = startViewTransition.apply(this, given)
        void transition.ready.then(() => {
          for (const { effect } of document.documentElement.getAnimations({ subtree: true }))
            moved.push((effect as KeyframeEffect).pseudoElement ?? '')
        })
        return transition
      }
    })
    await visit(page, '/shop/candles')
    if (isOffline) await network.off()
    await waitForHydration(page)
    await page.getByRole('main').getByRole('link', { name: 'The Hours Candle' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('The Hours Candle')
    const moved = () => page.evaluate(() => (window as unknown as { moved: string[] }).moved)
    await expect.poll(moved).toContain('::view-transition-group(picture-hours-candle)')
  })
