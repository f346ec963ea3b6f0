import { candle } from './candle.fixture.ts'
import type { CartLine } from './cart-record.ts'

/** A line of the candle of these tests, of which nobody told anything yet. */
export const cartLine = (
  variant: string,
  wanted: number,
  more: Partial<CartLine> = {},
): CartLine => ({
  ...{ variant, handle: candle.handle, wanted, quantity: wanted, epoch: 0 },
  ...{ addedPriceCents: null, stock: null, told: null, isPending: false },
  ...more,
})
