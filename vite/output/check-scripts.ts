import { once } from 'node:events'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'

/**
 * Reads every script as a browser would, without running any: a chunk that a bundler broke is met by nobody until it is
 * needed, and then by everybody.
 * @param folder of the chunks, which are modules and import one another from it
 * @param classic other scripts, such as the worker
 * @throws with all that is wrong: what cannot be parsed, what imports what is not there
 */
export async function checkScripts(folder: string, classic: readonly string[]): Promise<void> {
  const thread = new Worker(join(import.meta.dirname, 'link-scripts.ts'), {
    execArgv: ['--experimental-vm-modules', '--no-warnings'],
    workerData: { folder, classic },
  })
  const [faults] = (await once(thread, 'message')) as [readonly string[]]
  await thread.terminate()
  if (faults.length) throw new Error(`Scripts that no browser can run: ${faults.join('; ')}`)
}
