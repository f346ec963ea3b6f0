import { createRequire } from 'node:module'

type Installer = { runInstall: () => string }

/** The Deno that npm brought; the command of the package is a Node program that would stand between. */
export function findDeno(): string {
  const installer = createRequire(import.meta.url)('deno/install_api.cjs') as Installer
  return installer.runInstall()
}
