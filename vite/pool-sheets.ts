import type { RouteFiles, Sheet } from './bundle.ts'

/** Pages full of products: each inlines its own look alone. */
const fullPages = new Set(['home', 'shop', 'search', 'product'])

/**
 * Makes one style sheet of all that a page inlines besides the common one, and one and the same for all pages with room.
 * Each distinct sheet costs every page 54 bytes: its hash in the Content-Security-Policy.
 */
export function poolSheets(routes: ReadonlyMap<string, RouteFiles>): Map<string, RouteFiles> {
  const small = [...routes].filter(([name]) => !fullPages.has(name))
  const pool = join(small.flatMap(([, { sheets }]) => sheets))
  return new Map(
    [...routes].map(([name, { scripts, sheets }]) => [
      name,
      { scripts, sheets: fullPages.has(name) ? join(sheets) : pool },
    ]),
  )
}

function join(sheets: readonly Sheet[]): Sheet[] {
  const distinct = [...new Map(sheets.map((sheet) => [sheet.css, sheet])).values()]
  if (!distinct.length) return []
  return [
    {
      urls: distinct.flatMap(({ urls }) => urls),
      css: distinct.map(({ css }) => css).join(''),
    },
  ]
}
