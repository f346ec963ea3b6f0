/** What the build wrote into this page: where the snapshot lies, and the answers of the page's queries. */
export type PageData = {
  /** `/data/<hash>` */
  dataUrl: string
  feed: string
  /** Cursor of `catalog_changes` at build time. */
  version: number
  /** True in `_shell.html` and `404.html`: the file stands in for a URL it was not made for and cannot be hydrated. */
  isStandIn?: boolean
  queries: readonly { key: readonly unknown[]; data: unknown }[]
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
