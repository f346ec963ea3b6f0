import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..')

/**
 * Runs Supabase's own CLI on this project.
 *
 * @returns what it printed, progress and result.
 * @throws with its output when it exits with another code than 0.
 */
export async function runCli(...args: string[]): Promise<{ stdout: string; stderr: string }> {
  const env = { ...process.env, SUPABASE_TELEMETRY_DISABLED: '1', SUPABASE_NO_UPDATE_NOTIFIER: '1' }
  const file = join(root, 'node_modules/.bin/supabase')
  return run(file, [...args, '--workdir', root], { env, maxBuffer: 2 ** 26 }).catch(
    (error: { stdout?: string; stderr?: string }) => {
      const output = `${error.stdout ?? ''}${error.stderr ?? ''}`
      throw new Error(`supabase ${args.slice(0, 2).join(' ')} failed:\n${output}`, { cause: error })
    },
  )
}
