import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot } from '../settings.ts'
import { findDeno } from './deno-program.ts'

// `deno check` of all functions, as they will run: with Deno's own types, and packages from node_modules alone.
const folder = inRoot('supabase/functions')
const entries = readdirSync(folder)
  .map((name) => join(folder, name, 'index.ts'))
  .filter((file) => existsSync(file))
const args = [
  ...['check', '--quiet', '--no-remote', '--no-lock', '--node-modules-dir=manual'],
  `--config=${join(folder, 'deno.json')}`,
  ...entries,
]
const env = { ...process.env, DENO_DIR: inRoot('.cache/deno'), DENO_NO_UPDATE_CHECK: '1' }
const { status } = spawnSync(findDeno(), args, { stdio: 'inherit', env })
process.exit(status ?? 1)
