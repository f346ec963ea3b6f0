/** A rule of a `_headers` file: which paths, and what it does to their headers, in order. */
export type HeaderRule = { pattern: RegExp; changes: readonly HeaderChange[] }

type HeaderChange = { name: string; value: string } | { name: string; removed: true }

/**
 * Parses the `_headers` format of Netlify and Cloudflare Pages: a path at the start of a line, its headers
 * indented below it. `*` stands for anything, `:name` for one segment, `#` starts a comment. `! Name` takes a header
 * away that an earlier rule gave: on Cloudflare, and here. Netlify skips the line.
 *
 * @throws when a header stands under no path.
 */
export function parseHeadersFile(text: string): HeaderRule[] {
  const rules: { pattern: RegExp; changes: HeaderChange[] }[] = []
  for (const line of text.split('\n')) {
    const content = line.trim()
    if (content === '' || content.startsWith('#')) continue
    const isPath = !/^\s/.test(line)
    if (isPath) rules.push({ pattern: patternOf(content), changes: [] })
    else if (rules.length === 0) throw new Error(`_headers: "${content}" stands under no path`)
    else rules.at(-1)?.changes.push(changeOf(content))
  }
  return rules
}

/**
 * The headers for a path. Every rule that matches applies; two values of one header are joined by a comma.
 */
export function headersFor(path: string, rules: readonly HeaderRule[]): Headers {
  const headers = new Headers()
  for (const { pattern, changes } of rules) {
    if (!pattern.test(path)) continue
    for (const change of changes) {
      if ('removed' in change) headers.delete(change.name)
      else headers.append(change.name, change.value)
    }
  }
  return headers
}

function patternOf(path: string): RegExp {
  const escaped = path.replace(/[.+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${escaped.replaceAll('*', '.*').replace(/\/:\w+/g, '/[^/]+')}$`)
}

function changeOf(content: string): HeaderChange {
  if (content.startsWith('!')) return { name: content.slice(1).trim(), removed: true }
  const colon = content.indexOf(':')
  if (colon < 1) throw new Error(`_headers: "${content}" is no header`)
  return { name: content.slice(0, colon).trim(), value: content.slice(colon + 1).trim() }
}
