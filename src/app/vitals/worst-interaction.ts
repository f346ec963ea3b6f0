type Interaction = Pick<PerformanceEventTiming, 'duration'> & { interactionId?: number }

const kept = 10

/**
 * Interaction to next paint: the slowest, leaving one out for every fifty.
 * @see https://web.dev/articles/inp
 */
export class WorstInteraction {
  readonly #slowest = new Map<number, number>()
  #seen = new Set<number>()

  /** Several events make one interaction: a tap is a pointerdown, a pointerup and a click. */
  add({ interactionId = 0, duration }: Interaction) {
    if (!interactionId) return
    this.#seen.add(interactionId)
    this.#slowest.set(interactionId, Math.max(duration, this.#slowest.get(interactionId) ?? 0))
    if (this.#slowest.size <= kept) return
    const [fastest] = [...this.#slowest].reduce((least, each) =>
      each[1] < least[1] ? each : least,
    )
    this.#slowest.delete(fastest)
  }

  /** @param count of all interactions, where the browser tells it: quick ones are no entries. */
  read(count: number | undefined): number | null {
    const durations = [...this.#slowest.values()].sort((a, b) => b - a)
    const passed = Math.floor((count ?? this.#seen.size) / 50)
    return durations[Math.min(passed, durations.length - 1)] ?? null
  }
}
