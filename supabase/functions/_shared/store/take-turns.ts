/**
 * Lets so many run at once; the others wait their turn, in the order they came.
 *
 * @returns runs a task and gives what it gives
 */
export function takeTurns(most: number): <T>(task: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (task) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    else running++
    try {
      return await task()
    } finally {
      // Whoever waits takes the place over, so that nobody comes between.
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
