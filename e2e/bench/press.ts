import type { Locator } from '@playwright/test'

/**
 * A finger on the middle of an element. Playwright's own `tap` looks in the page, within the event, at what the press hits:
 * that forces style and layout and is counted as the shop's time, up to 28 ms of it on a slow phone.
 */
export async function press(target: Locator): Promise<void> {
  await target.scrollIntoViewIfNeeded()
  const box = await target.boundingBox()
  if (!box) throw new Error(`Nothing to press: ${target}`)
  await target.page().touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2)
}
