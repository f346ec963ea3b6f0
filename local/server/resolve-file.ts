import { stat } from 'node:fs/promises'
import { join, sep } from 'node:path'

/** What a path means on a static host: a file, another address, or nothing. */
export type Resolved =
  { kind: 'file'; file: string } | { kind: 'moved'; to: string } | { kind: 'missing' }

const missing: Resolved = { kind: 'missing' }

/**
 * Finds the file for a path as Cloudflare Pages and Netlify do: `shop.html` is `/shop`, `fr/index.html` is `/fr/`, and
 * every other way to write these moves there.
 *
 * @param root - absolute folder; nothing outside it is ever found.
 * @param path - still percent-encoded, without query.
 */
export async function resolveFile(root: string, path: string): Promise<Resolved> {
  const decoded = decode(path)
  if (decoded === null || isPrivate(decoded)) return missing
  const file = join(root, decoded)
  if (file !== root && !file.startsWith(root + sep)) return missing
  if (decoded.endsWith('.html') && !decoded.endsWith('/_shell.html')) return move(root, path)
  const page = decoded.endsWith('/') ? join(file, 'index.html') : `${file}.html`
  if (await isFile(page)) return { kind: 'file', file: page }
  if (!decoded.endsWith('/') && (await isFile(file))) return { kind: 'file', file }
  return move(root, path)
}

/** Where the page is that this path means: `/shop/`, `/shop.html` and `/shop/index.html` are `/shop`. */
async function move(root: string, path: string): Promise<Resolved> {
  const name = path.replace(/(\/index)?\.html$/, '').replace(/\/+$/, '')
  const folder = join(root, decodeURIComponent(name))
  if (await isFile(`${folder}.html`)) return { kind: 'moved', to: name }
  const to = `${name}/`
  return to !== path && (await isFile(join(folder, 'index.html'))) ? { kind: 'moved', to } : missing
}

/** Null for what no file can be named: broken encoding, a NUL, a backslash, an empty segment (`//host`). */
function decode(path: string): string | null {
  try {
    const decoded = decodeURIComponent(path)
    return /[\0\\]|\/\/|\/\.\.?(\/|$)/.test(decoded) ? null : decoded
  } catch {
    return null
  }
}

/**
 * The host's own files (`_headers`, `.build.json`) are no pages; `.well-known` is, and the service worker fetches
 * `_shell.html`.
 */
function isPrivate(path: string): boolean {
  return /^\/_(?!shell(\.html)?$)|\/\.(?!well-known\/)|\/404(\.html)?$/.test(path)
}

function isFile(file: string): Promise<boolean> {
  return stat(file).then(
    (entry) => entry.isFile(),
    () => false,
  )
}
