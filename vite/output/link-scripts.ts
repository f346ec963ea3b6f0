import { readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Script, SourceTextModule } from 'node:vm'
import { parentPort, workerData } from 'node:worker_threads'

/** Runs as a thread of `check-scripts.ts`, for `vm` modules need a flag of their own. */
const { folder, classic } = workerData as { folder: string; classic: readonly string[] }
const modules = new Map<string, SourceTextModule>()
const faults: string[] = []

function note(name: string, act: () => void) {
  try {
    act()
  } catch (error) {
    faults.push(`${name}: ${(error as Error).message}`)
  }
}

for (const name of readdirSync(folder).filter((file) => file.endsWith('.js')))
  note(name, () => {
    const text = readFileSync(join(folder, name), 'utf8')
    modules.set(name, new SourceTextModule(text, { identifier: name }))
  })
for (const file of classic) note(basename(file), () => new Script(readFileSync(file, 'utf8')))

// What does not stand was told of already; whoever imports it is not to blame.
if (!faults.length)
  for (const [name, module] of modules) {
    // Linked with one that imports it.
    if (module.status !== 'unlinked') continue
    await module
      .link((specifier) => {
        const found = modules.get(basename(specifier))
        if (!found) throw new Error(`imports ${specifier}, which is not there`)
        return found
      })
      .catch((error: Error) => faults.push(`${name}: ${error.message}`))
  }

parentPort!.postMessage(faults, [])
