/**
 * Starts the jobs in their order, at most `limit` at once.
 *
 * @returns their answers in the order of the jobs.
 */
export async function runLimited<T>(limit: number, jobs: readonly (() => Promise<T>)[]) {
  const answers: T[] = []
  const waiting = jobs.entries()
  const work = async () => {
    for (const [index, job] of waiting) answers[index] = await job()
  }
  await Promise.all(Array.from({ length: limit }, work))
  return answers
}
