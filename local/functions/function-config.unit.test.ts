import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { inRoot } from '../settings.ts'

const folder = 'supabase/functions'
const names = readdirSync(inRoot(folder)).filter((name) =>
  existsSync(inRoot(folder, name, 'index.ts')),
)
const read = (...path: string[]) => readFileSync(inRoot(...path), 'utf8')
const readImports = (...path: string[]) =>
  (JSON.parse(read(folder, ...path)) as { imports: Record<string, string> }).imports

describe('what is deployed', () => {
  it('are the five functions', () => {
    expect(names.toSorted()).toEqual([
      ...['checkout-session', 'collect-metrics', 'get-rates', 'payment-webhook', 'send-email'],
    ])
  })

  it('runs on the packages that are tested here', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Packages
    const installed = { ...dependencies, ...devDependencies }
    const wanted = Object.entries(readImports('deno.json'))
    expect(wanted.length).toBeGreaterThan(0)
    for (const [name, address] of wanted) expect(address).toBe(`npm:${name}@${installed[name]}`)
  })

  // The Supabase CLI bundles a function by the deno.json beside its index.
  it.each(names)('%s brings the same packages along', (name) => {
    expect(readImports(name, 'deno.json')).toEqual(readImports('deno.json'))
  })

  it.each(names)('%s judges tokens itself, since guests have none', (name) => {
    expect(read('supabase/config.toml')).toContain(`[functions.${name}]\nverify_jwt = false`)
  })
})

type Packages = {
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}
