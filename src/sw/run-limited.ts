/**
 * Runs tasks in their order, at most `limit` at once.
 *
 * @throws the first failure; tasks not yet begun are not begun.
 */
export async function runLimited(
  limit: number,
  tasks: Iterable<() => Promise<unknown>>,
): Promise<void> {
  // A generator is closed by whichever loop throws, and so ends the others.
  const waiting = (function* () {
    yield* tasks
  })()
  const work = async () => {
    for (const task of waiting) await task()
  }
  await Promise.all(Array.from({ length: limit }, work))
}
