import { measureFirstTap } from '../../bench/interactions.ts'
import { median } from '../../bench/slow-phone.ts'
import { expect, test } from '../../fixtures/test.ts'

// Nothing else of ours runs meanwhile; the processor is slowed to a quarter and the network to slow 4G.

// How fast is a figure of `bench:speed` (113 ms); here only the mechanism is judged, on whatever machine.
// Without the inline script the button says nothing until the app is there, seconds later.
test('the first tap is answered before any of the app is there', async ({ browser, baseURL }) => {
  test.setTimeout(120_000)
  const samples: number[] = []
  for (let round = 0; round < 3; round++) samples.push(await measureFirstTap(browser, baseURL!))
  expect(median(samples)).toBeLessThan(1_000)
})
