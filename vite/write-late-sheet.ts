import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bundleAsync } from 'lightningcss'
import { cssTargets, root } from './shop-config.ts'

/**
 * Writes the style sheet that the app brings with it (`src/styles/late.css`).
 *
 * @returns its name below `outDir`.
 */
export async function writeLateSheet(outDir: string): Promise<string> {
  const filename = join(root, 'src/styles/late.css')
  const { code } = await bundleAsync({ filename, minify: true, targets: cssTargets })
  const hash = createHash('sha256').update(code).digest('base64url').slice(0, 8)
  const name = `assets/late-${hash}.css`
  await mkdir(join(outDir, 'assets'), { recursive: true })
  await writeFile(join(outDir, name), code)
  return name
}
