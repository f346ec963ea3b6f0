import { existsSync } from 'node:fs'
import { findBrowser } from './checks/find-browser.ts'
import { runTool } from './checks/run-tool.ts'
import { Refusal, runCommand } from './refusal.ts'

/** Playwright waits this long for an answer before it calls a download failed. */
const patience = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '20000' }

/**
 * Finds a Chromium for the journeys and Lighthouse, or installs one: Playwright's own, else, as root on Debian,
 * the distribution's package. Says what it does when it has to do something.
 *
 * @returns the path of a Chromium that starts.
 * @throws Refusal when the machine has none and none can be installed.
 */
export async function installBrowser(): Promise<string> {
  const found =
    (await findBrowser()) ?? (await installFromPlaywright()) ?? (await installFromDebian())
  if (found) return found
  throw new Refusal(
    'Cannot find or install a Chromium: install one and name it, for example CHROME_PATH=/usr/bin/chromium npm test',
  )
}

async function installFromPlaywright(): Promise<string | null> {
  console.log("No Chromium found: downloading Playwright's (playwright install chromium)")
  const { isGreen, output } = await runTool('playwright', ['install', 'chromium'], {
    env: patience,
  })
  if (!isGreen) console.log(`  not to be had: ${lastLine(output)}`)
  return isGreen ? findBrowser() : null
}

async function installFromDebian(): Promise<string | null> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null
  console.log("Installing the distribution's (apt-get install chromium)")
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await runTool('apt-get', ['update'], { env })
  const args = ['install', '--yes', '--no-install-recommends', 'chromium']
  const { isGreen, output } = await runTool('apt-get', args, { env })
  if (!isGreen) console.log(`  not to be had: ${lastLine(output)}`)
  return isGreen ? findBrowser() : null
}

const lastLine = (output: string) => output.trim().split('\n').at(-1) ?? ''

if (import.meta.main) await runCommand(async () => console.log(await installBrowser()))
