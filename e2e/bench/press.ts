import { setTimeout as wait } from 'node:timers/promises'
import type { Locator } from '@playwright/test'

/**
 * How long a thumb rests on a button, about; milliseconds. A press that ends as it begins has its click wait for the frame
 * that shows it pressed, which no shopper's has.
 */
export const thumbMs = 80

/**
 * A finger on the middle of an element. Playwright's own `tap` looks in the page, within the event, at what the press hits:
 * that forces style and layout and is counted as the shop's time, up to 28 ms of it on a slow phone.
 * @param restMs 0 where the time from the first touch is what is measured
 */
export async function press(target: Locator, restMs = 0): Promise<void> {
  await target.scrollIntoViewIfNeeded()
  const box = await target.boundingBox()
  if (!box) throw new Error(`Nothing to press: ${target}`)
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const hit = await target.evaluate(
    (element, [left, top]) => {
      const over = document.elementFromPoint(left!, top!)
      return element.contains(over) ? null : (over?.outerHTML.slice(0, 200) ?? 'nothing')
    },
    [x, y],
  )
  if (hit) throw new Error(`Over ${target} lies ${hit}`)
  const page = target.page()
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] })
  if (restMs) await wait(restMs)
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await devtools.detach()
}
