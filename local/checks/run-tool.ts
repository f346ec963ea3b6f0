import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'

export const root = join(import.meta.dirname, '../..')

export type ToolResult = { isGreen: boolean; output: string; seconds: number }

type ToolOptions = {
  env?: Record<string, string>
  /** True: what the tool prints is shown while it runs. False (default): it is kept in `output`. */
  isShown?: boolean
}

/**
 * Runs a tool of the project from the repository's root, its binaries first on the PATH.
 *
 * @returns whether it ended with code 0, what it printed (empty when shown) and the seconds it took.
 * @throws when the program does not exist.
 */
export function runTool(command: string, args: readonly string[], options: ToolOptions = {}) {
  const { isShown = false, env = {} } = options
  const path = [join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter)
  const startedAt = performance.now()
  return new Promise<ToolResult>((resolve, reject) => {
    const tool = spawn(command, args, {
      cwd: root,
      env: { ...process.env, PATH: path, ...env },
      stdio: isShown ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    })
    // A run that is ended leaves nothing behind.
    const end = () => tool.kill('SIGINT')
    process.once('exit', end)
    const chunks: Buffer[] = []
    tool.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk))
    tool.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk))
    tool.once('error', reject)
    tool.once('close', (code) => {
      process.off('exit', end)
      const seconds = (performance.now() - startedAt) / 1000
      resolve({ isGreen: code === 0, output: Buffer.concat(chunks).toString(), seconds })
    })
  })
}
