/**
 * Runs tasks in their order, at most `limit` at once.
 *
 * @returns their answers in the order of the tasks.
 * @throws the first failure; tasks not yet begun are not begun.
 */
export async function runLimited<T>(limit: number, tasks: readonly (() => Promise<T>)[]) {
  const answers: T[] = []
  const waiting = tasks.entries()
  const work = async () => {
    for (const [index, task] of waiting) answers[index] = await task()
  }
  await Promise.all(Array.from({ length: limit }, work))
  return answers
}
