import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { findFreePort } from '../free-port.ts'
import { Refusal } from '../refusal.ts'
import { root } from '../settings.ts'

export type ServedBuild = { url: string; stop: () => Promise<void> }

/**
 * Starts a shop of its own, as `npm start` does, and waits until it is ready: on free ports, with data and pages
 * in a folder of its own, unless the environment says otherwise.
 *
 * @throws {Refusal} when it ends before; what it had to say stands on stderr.
 */
export async function serveBuild(folder: string): Promise<ServedBuild> {
  const port = process.env['PORT'] ?? `${await findFreePort()}`
  const env = {
    DB_PORT: `${await findFreePort()}`,
    EMULATOR_PORT: `${await findFreePort()}`,
    DATA_DIR: join(folder, 'data'),
    DIST_DIR: join(folder, 'dist'),
    ...process.env,
    PORT: port,
  }
  const child = spawn(process.execPath, ['local/start.ts'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  let output = ''
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      if (/^Ready: /m.test(output)) resolve()
    })
    void ended.then(([code]) =>
      reject(new Refusal(`The shop ended with ${code}: ${output.trim()}`)),
    )
  })
  const stop = async () => {
    child.kill('SIGINT')
    await ended
  }
  return { url: `http://localhost:${port}`, stop }
}
