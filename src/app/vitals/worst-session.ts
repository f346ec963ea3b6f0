/** TypeScript knows it not: https://wicg.github.io/layout-instability/#sec-layout-shift */
type LayoutShift = { startTime: number; value: number; hadRecentInput: boolean }

/**
 * Cumulative layout shift: the worst session of shifts, a second apart at most and five seconds long.
 * @see https://web.dev/articles/cls
 */
export class WorstSession {
  #first = 0
  #last = 0
  #sum = 0
  worst = 0

  add({ startTime, value, hadRecentInput }: LayoutShift) {
    if (hadRecentInput) return
    const goesOn =
      this.#sum > 0 && startTime - this.#last < 1_000 && startTime - this.#first < 5_000
    if (!goesOn) {
      this.#first = startTime
      this.#sum = 0
    }
    this.#last = startTime
    this.#sum += value
    this.worst = Math.max(this.worst, this.#sum)
  }
}
