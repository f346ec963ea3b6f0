import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../shop-config.ts'

/** Puts `public/_redirects` under the path of a language's shop. */
export const fillRedirects = (template: string, base: string): string =>
  template.replace(/^#.*\n/gm, '').replace(/(^| )\//gm, `$1${base}`)

/**
 * Writes the site's `_redirects`.
 *
 * @param base - path the language's shop lies under, with a slash at both ends.
 */
export async function writeRedirects(outDir: string, base: string): Promise<void> {
  const template = await readFile(join(root, 'public/_redirects'), 'utf8')
  await writeFile(join(outDir, '_redirects'), fillRedirects(template, base))
}
