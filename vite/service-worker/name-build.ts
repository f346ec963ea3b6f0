import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * A short name for what a build serves: scripts and styles (hashed names), data (its folder), the frame of all
 * documents (the shell) and their headers. Two builds of the same have the same name.
 */
export async function nameBuild(
  outDir: string,
  dataUrl: string,
  headersFile: string,
): Promise<string> {
  const hash = createHash('sha256').update(dataUrl)
  for (const name of (await readdir(join(outDir, 'assets'))).sort()) hash.update(name)
  for (const file of [join(outDir, '_shell.html'), headersFile]) hash.update(await readFile(file))
  return hash.digest('hex').slice(0, 10)
}
