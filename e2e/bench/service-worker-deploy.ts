import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findFreePort } from '../../local/free-port.ts'

const root = join(import.meta.dirname, '../..')

/** Bytes over the wire of all scripts of a build, the worker's among them, by URL and content. */
function weighScripts(site: string): Map<string, number> {
  const sizes = new Map<string, number>()
  for (const name of readdirSync(join(site, 'assets')).filter((file) => file.endsWith('.js')))
    sizes.set(name, statSync(join(site, 'assets', `${name}.br`)).size)
  sizes.set(
    `sw.js ${readFileSync(join(site, 'sw.js'), 'utf8')}`,
    statSync(join(site, 'sw.js.br')).size,
  )
  return sizes
}

/**
 * What a returning shopper fetches anew after one route's file changed: builds a copy of the checkout before and after.
 *
 * @returns KB of script, brotli, by route.
 */
export async function measureDeploy(route: string): Promise<number> {
  const copy = mkdtempSync(join(root, '.cache', 'deploy-'))
  try {
    // What is not committed yet counts, too.
    const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']
    const files = execFileSync('git', list, { cwd: root, encoding: 'utf8' }).split('\0')
    for (const file of files.filter((name) => name && existsSync(join(root, name))))
      cpSync(join(root, file), join(copy, file))
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
    symlinkSync(join(root, '.cache'), join(copy, '.cache'))
    const before = await build(copy, 'before')
    const page = join(copy, 'src/routes', `${route}.tsx`)
    const text = readFileSync(page, 'utf8')
    writeFileSync(
      page,
      text.replace(
        'export function Page() {',
        "export function Page() {\n  performance.mark('changed')",
      ),
    )
    const after = await build(copy, 'after')
    const fresh = [...after].filter(([name]) => !before.has(name))
    return fresh.reduce((sum, [, bytes]) => sum + bytes, 0) / 1024
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

async function build(copy: string, name: string): Promise<Map<string, number>> {
  const data = mkdtempSync(join(tmpdir(), 'deploy-data-'))
  const site = join(copy, name)
  const port = String(await findFreePort())
  // Data of its own would be another feed, which is part of every page: both builds read the same.
  const env = {
    ...process.env,
    PORT: port,
    DATA_DIR: data,
    DIST_DIR: site,
    SITE_URL: 'https://shop.example',
  }
  execFileSync('node', ['local/build.ts'], { cwd: copy, env, stdio: 'pipe' })
  rmSync(data, { recursive: true, force: true })
  return weighScripts(site)
}
