/** What was measured, in milliseconds, and what its 95th percentile may be at most. */
export type Measured = { name: string; times: readonly number[]; budgetMs: number }

/**
 * Prints a line for each.
 *
 * @returns whether all budgets are kept
 */
export function printTimes(all: readonly Measured[]): boolean {
  const rows = all.map(({ name, times, budgetMs }) => {
    const sorted = times.toSorted((a, b) => a - b)
    const at = (part: number) =>
      Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!)
    return { what: name, calls: times.length, p50: at(0.5), p95: at(0.95), budget: budgetMs }
  })
  console.table(rows)
  const missed = rows.filter(({ p95, budget }) => p95 > budget)
  for (const { what, p95, budget } of missed)
    console.error(`${what}: ${p95} ms at the 95th percentile, ${budget} ms at most.`)
  return missed.length === 0
}
