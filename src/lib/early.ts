/** What the shopper did before React was there; see `inline/boot.ts`, which keeps it, and `app/after-hydration`. */
export type Early = {
  /** Buttons pressed, in order; React's handlers were not there to hear it. */
  clicks: HTMLElement[]
  /** Controls the shopper changed. What a browser restored by itself after a reload is not among them. */
  touched: ReadonlySet<Element>
  /** Ends the keeping: from now on React hears everything itself. */
  stop(): void
}

/** "Add to cart" pressed before hydration. `id` makes applying it twice harmless. */
export type AddIntent = { id: string; variant: string; handle: string; quantity: number }

export const intentsKey = 'intents'

declare global {
  interface Window {
    early?: Early
  }
}
