import { readdir } from 'node:fs/promises'
import { Refusal } from './refusal.ts'

/** What a build of ours leaves beside its pages. */
const notes = ['.build.json', '.builds.json']

/**
 * Makes sure that a folder is ours to replace: a build puts a new one in its place, and DIST_DIR may be mistyped.
 *
 * @param path - of the folder; it may be missing.
 * @throws {Refusal} when it holds anything but a build.
 */
export async function requireBuildFolder(path: string): Promise<void> {
  const names = await readdir(path).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  if (names.length === 0 || notes.some((note) => names.includes(note))) return
  throw new Refusal(
    `${path} holds other files (${names[0]} …), and a build replaces the whole folder: choose an empty one with DIST_DIR.`,
  )
}
