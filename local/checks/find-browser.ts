import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { chromium } from '@playwright/test'

const run = promisify(execFile)
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/**
 * Finds a Chromium that starts: the one CHROME_PATH names, one on the PATH, or Playwright's own download.
 *
 * @returns its path, or null when the machine has none that starts (a download without its libraries does not).
 */
export async function findBrowser(): Promise<string | null> {
  for (const path of listCandidates()) if (existsSync(path) && (await answers(path))) return path
  return null
}

function listCandidates(): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const installed = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
  const named = process.env['CHROME_PATH']
  return [...(named ? [named] : []), ...installed, mac, chromium.executablePath()]
}

async function answers(path: string): Promise<boolean> {
  try {
    await run(path, ['--version'], { timeout: 30_000 })
    return true
  } catch {
    return false
  }
}
