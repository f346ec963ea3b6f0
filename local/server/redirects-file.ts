/** A rule of a `_redirects` file that answers in place: which paths, and the page that stands there. */
export type Rewrite = { pattern: RegExp; to: string }

/**
 * Parses the rewrites of a `_redirects` file of Netlify and Cloudflare Pages: `/order/* /order 200`. `*` stands for
 * anything.
 *
 * @throws for a rule of another kind: what a host does with it is not done here.
 */
export function parseRedirectsFile(text: string): Rewrite[] {
  const lines = text.split('\n').map((line) => line.trim())
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [from, to, status] = line.split(/\s+/)
      if (from === undefined || to === undefined || status !== '200')
        throw new Error(`_redirects: "${line}" is no rewrite`)
      return { pattern: patternOf(from), to }
    })
}

function patternOf(path: string): RegExp {
  const escaped = path.replace(/[.+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${escaped.replaceAll('*', '.*')}$`)
}
