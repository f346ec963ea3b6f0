/** Who wants to hear of a change, in the form `useSyncExternalStore` asks for. */
export type Listeners<T> = {
  /** Calls back until the returned function is called. */
  subscribe: (listener: (value: T) => void) => () => void
  tell: (value: T) => void
}

/**
 * An empty list of listeners.
 * @param watch - runs while there are any: hears of the world, until the signal ends it
 */
export function createListeners<T = void>(watch?: (signal: AbortSignal) => void): Listeners<T> {
  const all = new Set<(value: T) => void>()
  let watching = new AbortController()
  return {
    tell: (value) => all.forEach((listener) => listener(value)),
    subscribe: (listener) => {
      if (!all.size) watch?.((watching = new AbortController()).signal)
      all.add(listener)
      return () => {
        all.delete(listener)
        if (!all.size) watching.abort()
      }
    },
  }
}
