/**
 * React's part of a page takes half a frame, its style, layout and paint the rest. Where it takes longer, a picture that
 * travels would keep the shopper waiting.
 */
const halfFrameMs = 8

let isSlow = false

/** Told how long this device needs to draw a page, in milliseconds, see `app/rehearse.tsx`. */
export function judgePace(drawMs: number): void {
  isSlow = drawMs > halfFrameMs
}

/**
 * Whether the next page should be there without motion: whoever asked for less of it, or whose device is slow, does not
 * wait for the snapshots of a view transition, which cost as much as the page itself.
 */
export const isStill = (): boolean =>
  isSlow || matchMedia('(prefers-reduced-motion: reduce)').matches

/** The type of a navigation without motion. */
export const still = 'still'

/** For a picture that travels from a list to its page. */
export const travelling = { default: 'none', share: { [still]: 'none', default: 'auto' } }
