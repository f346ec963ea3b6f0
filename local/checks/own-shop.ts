import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findFreePorts } from '../free-port.ts'

export type OwnShop = { env: Record<string, string>; remove: () => Promise<void> }

/**
 * Settings of a shop for one run of the tests: ports and data of its own, so that it runs beside a running shop. All
 * suites of the run get the same ones, so that the pages are built once.
 */
export async function planOwnShop(): Promise<OwnShop> {
  const folder = await mkdtemp(join(tmpdir(), 'shop-test-'))
  await chmod(folder, 0o755) // Postgres may run as another user and has to get in
  const env = {
    ...(await findFreePorts()),
    DATA_DIR: join(folder, 'data'),
    DIST_DIR: '.cache/test/dist',
  }
  return { env, remove: () => rm(folder, { recursive: true, force: true }) }
}
