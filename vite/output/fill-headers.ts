import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cspHash } from '../inline-scripts.ts'
import { root } from '../shop-config.ts'

/** What the Content-Security-Policy of one build allows. */
export type Allowed = {
  scripts: readonly string[]
  sheets: readonly string[]
  /** Origin of a hosted back end; empty when it is the site's own. */
  supabaseUrl: string
  /** Further origins of a merchant's pictures. */
  mediaOrigins: readonly string[]
  /** Path the language's shop lies under, with a slash at both ends. */
  base: string
}

/** Fills `public/_headers` with what this build needs. */
export function fillHeaders(template: string, allowed: Allowed): string {
  const backend = allowed.supabaseUrl ? new URL(allowed.supabaseUrl).origin : ''
  const values: Record<string, string> = {
    scripts: allowed.scripts.map(cspHash).join(' '),
    styles: allowed.sheets.map(cspHash).join(' '),
    pictures: [backend, ...allowed.mediaOrigins].join(' '),
    // Realtime speaks WebSocket, which only "self" covers by itself.
    backend: backend && `${backend} ${backend.replace(/^http/, 'ws')}`,
  }
  return template
    .replace(/ ?\{(scripts|styles|pictures|backend)\}/g, (_, name: string) =>
      values[name]!.trim() ? ` ${values[name]!.trim()}` : '',
    )
    .replace(/^#.*\n/gm, '')
    .replace(/^\/(?!\*$|media\/|favicon\.ico$|robots\.txt$)/gm, allowed.base)
}

/** Writes the site's `_headers`. */
export async function writeHeaders(outDir: string, allowed: Allowed): Promise<void> {
  const template = await readFile(join(root, 'public/_headers'), 'utf8')
  await writeFile(join(outDir, '_headers'), fillHeaders(template, allowed))
}
