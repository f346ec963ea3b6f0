import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './run-tool.ts'

const written = /\.(ts|tsx|mjs|css|sql|html|md|yml|yaml|json)$/
const generated = [
  'package-lock.json',
  'catalog/catalog.json',
  'supabase/seed.sql',
  'supabase/database.types.ts',
]

/** Every file of the repository, tracked or about to be; ignored ones are none of its business. */
export function listRepositoryFiles(): string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard']
  const listed = execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim().split('\n')
  return listed.filter((file) => existsSync(join(root, file)))
}

/** The text files people write: no pictures, nothing a program made. */
export function listWrittenFiles(): string[] {
  return listRepositoryFiles().filter((file) => written.test(file) && !generated.includes(file))
}

/** A file's text. */
export function readRepositoryFile(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}
