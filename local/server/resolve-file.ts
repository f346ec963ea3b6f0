import { stat } from 'node:fs/promises'
import { join, sep } from 'node:path'

/** What a path means on a static host: a file, another address, or nothing. */
export type Resolved =
  { kind: 'file'; file: string } | { kind: 'moved'; to: string } | { kind: 'missing' }

const missing: Resolved = { kind: 'missing' }

/**
 * Finds the file for a path. `/shop` is `shop/index.html`, `/shop/` moves there.
 *
 * @param root - absolute folder; nothing outside it is ever found.
 * @param path - still percent-encoded, without query.
 */
export async function resolveFile(root: string, path: string): Promise<Resolved> {
  const decoded = decode(path)
  if (decoded === null || isPrivate(decoded)) return missing
  const file = join(root, decoded)
  if (file !== root && !file.startsWith(root + sep)) return missing
  if (decoded === '/') return found(join(root, 'index.html'))
  if (decoded.endsWith('/')) {
    const page = await found(join(file, 'index.html'))
    return page.kind === 'missing' ? missing : { kind: 'moved', to: path.replace(/\/+$/, '') }
  }
  const exact = await found(file)
  return exact.kind === 'missing' ? found(join(file, 'index.html')) : exact
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

/** The host's own files (`_headers`, `_shell.html`, `.build.json`) are no pages; `.well-known` is. */
function isPrivate(path: string): boolean {
  return /^\/_|\/\.(?!well-known\/)/.test(path) || path === '/404.html'
}

async function found(file: string): Promise<Resolved> {
  const isFile = await stat(file).then(
    (entry) => entry.isFile(),
    () => false,
  )
  return isFile ? { kind: 'file', file } : missing
}
