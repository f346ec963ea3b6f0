/** The answer of one of the page's queries, as its first render used it. */
export type PageAnswer = { key: readonly unknown[]; data: unknown }

/** What the build wrote into this page. */
export type PageData = {
  /** Where the snapshot lies, `/data/<hash>`. */
  dataUrl: string
  feed: string
  /** Cursor of `catalog_changes` at build time. */
  version: number
  /** True in `_shell.html` and `404.html`: the file stands in for a URL it was not made for and cannot be hydrated. */
  isStandIn?: boolean
  /** When the pages were made, in seconds since 1970. */
  builtAt?: number
  /**
   * URL of the `PageAnswer[]` that hydration needs. Beside the page, not in it: the shopper reads the page first, and a
   * document under 14.6 KB comes in TCP's first flight.
   */
  answersUrl: string
}

let parsed: PageData | null | undefined

/** The page's data, or null where nothing was prerendered (the dev server, or while the build renders). */
export function readPageData(): PageData | null {
  if (typeof document === 'undefined') return null
  if (parsed === undefined) {
    const text = document.getElementById('page-data')?.textContent
    parsed = text ? (JSON.parse(text) as PageData) : null
  }
  return parsed
}
