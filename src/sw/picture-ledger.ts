/** What is known of each kept picture: its bytes, and when it was last asked for. */
export type PictureLedger = Map<string, PictureNote>
/** `usedAt` counts requests, not milliseconds: a wrong clock must not decide what goes. */
export type PictureNote = { bytes: number; usedAt: number }

/** Bytes of all pictures. */
export function weigh(ledger: PictureLedger): number {
  let sum = 0
  for (const { bytes } of ledger.values()) sum += bytes
  return sum
}

/** Makes a picture the one used last, and notes its bytes if they are told. */
export function touch(ledger: PictureLedger, url: string, bytes?: number): void {
  const known = bytes ?? ledger.get(url)?.bytes
  if (known === undefined) return
  let latest = 0
  for (const { usedAt } of ledger.values()) latest = Math.max(latest, usedAt)
  ledger.set(url, { bytes: known, usedAt: latest + 1 })
}

/** The pictures that must go so that the rest fits the budget: least recently used first. */
export function listOverBudget(ledger: PictureLedger, budgetBytes: number): string[] {
  let excess = weigh(ledger) - budgetBytes
  const gone: string[] = []
  for (const [url, { bytes }] of [...ledger].sort(([, a], [, b]) => a.usedAt - b.usedAt)) {
    if (excess <= 0) break
    gone.push(url)
    excess -= bytes
  }
  return gone
}

/** `/media/<name>.<hash8>` of any size and format of a photograph; null for what is none. */
export function photographOf(url: string): string | null {
  const { pathname } = new URL(url)
  return /^(.*\/media\/[^/]+\.[0-9a-f]{8})(?:-\d+)?\.(?:avif|webp|jpg)$/.exec(pathname)?.[1] ?? null
}

/** All photographs of which any size is kept. */
export function listPhotographs(ledger: PictureLedger): Set<string> {
  return new Set([...ledger.keys()].map(photographOf).filter((name) => name !== null))
}

const widthOf = (url: string) => Number(/-(\d+)\.\w+$/.exec(url)?.[1] ?? 1_080)

/** Another size or format of the same photograph, the widest there is; null when none is kept. */
export function findOtherSize(ledger: PictureLedger, url: string): string | null {
  const photograph = photographOf(url)
  if (photograph === null) return null
  const sizes = [...ledger.keys()].filter((other) => photographOf(other) === photograph)
  return sizes.sort((a, b) => widthOf(b) - widthOf(a))[0] ?? null
}

/** Reads a ledger that was written down; entries that make no sense are left out. */
export function parseLedger(text: string): PictureLedger {
  try {
    const list = JSON.parse(text) as [string, number, number][]
    const isNote = ([url, bytes, usedAt]: [string, number, number]) =>
      typeof url === 'string' && bytes > 0 && usedAt >= 0
    return new Map(list.filter(isNote).map(([url, bytes, usedAt]) => [url, { bytes, usedAt }]))
  } catch {
    return new Map()
  }
}

/** The form `parseLedger` reads. */
export const writeLedger = (ledger: PictureLedger): string =>
  JSON.stringify([...ledger].map(([url, { bytes, usedAt }]) => [url, bytes, usedAt]))
