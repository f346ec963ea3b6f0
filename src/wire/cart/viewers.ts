let viewers = 0
const listeners = new Set<() => void>()

/** How many places on this page show the cart. */
export const countViewers = (): number => viewers

export function onViewers(listener: () => void): void {
  listeners.add(listener)
}

/**
 * The cart is on screen from now on, until the returned function is called: it is kept fresh even while it is empty.
 */
export function watchCart(): () => void {
  viewers += 1
  for (const listener of listeners) listener()
  return () => {
    viewers -= 1
    for (const listener of listeners) listener()
  }
}
