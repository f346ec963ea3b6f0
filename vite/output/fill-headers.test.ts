import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js'
import { CspParser } from 'csp_evaluator/dist/parser.js'
import { fillHeaders } from './fill-headers.ts'

const template = readFileSync(new URL('../../public/_headers', import.meta.url), 'utf8')
const ownOrigin = {
  scripts: ['head()', 'boot()'],
  sheets: ['a{}'],
  supabaseUrl: '',
  mediaOrigins: [],
  base: '/',
}
const policyOf = (headers: string) => /Content-Security-Policy: (.*)/.exec(headers)![1]!
const directive = (headers: string, name: string) =>
  policyOf(headers)
    .split('; ')
    .find((text) => text.startsWith(`${name} `))

describe('fillHeaders()', () => {
  it('makes a policy that Google’s CSP evaluator has no grave word against', () => {
    const { csp } = new CspParser(policyOf(fillHeaders(template, ownOrigin)))
    const findings = new CspEvaluator(csp).evaluate()
    // 50 is "medium, maybe": 'self' for scripts, which matters to hosts that serve strangers' files.
    expect(findings.filter(({ severity }) => severity < 50)).toEqual([])
  })

  it('allows inline scripts by hash alone', () => {
    const scripts = directive(fillHeaders(template, ownOrigin), 'script-src')
    expect(scripts).toMatch(/^script-src 'self' 'sha256-[^']+' 'sha256-[^']+'$/)
  })

  it('lets the pages reach a hosted back end, its sockets and its pictures', () => {
    const filled = fillHeaders(template, { ...ownOrigin, supabaseUrl: 'https://x.supabase.co' })
    expect(directive(filled, 'connect-src')).toBe(
      "connect-src 'self' https://x.supabase.co wss://x.supabase.co",
    )
    expect(directive(filled, 'img-src')).toContain('https://x.supabase.co')
  })

  it('is as safe where lines without a colon are skipped, as Netlify does', () => {
    const filled = fillHeaders(template, ownOrigin)
    const rules = filled.split(/\n(?=\/)/).map((rule) => rule.trim().split('\n'))
    const names = (path: string) =>
      rules
        .filter(([pattern]) => pattern === path || pattern === '/*')
        .flatMap(([, ...lines]) => lines.filter((line) => line.includes(':')))
        .map((line) => line.split(':')[0]!.trim().toLowerCase())
    for (const [path] of rules) {
      expect(names(path!)).toContain('content-security-policy')
      expect(names(path!)).toContain('strict-transport-security')
      expect(new Set(names(path!)).size, path).toBe(names(path!).length)
    }
  })

  it('keeps to the limits of Cloudflare Pages, also with 25 style sheets', () => {
    const sheets = Array.from({ length: 25 }, (_, i) => `a${i}{}`)
    const filled = fillHeaders(template, {
      ...{ ...ownOrigin, sheets, supabaseUrl: 'https://abcdefghijklmnopqrst.supabase.co' },
      mediaOrigins: ['https://pictures.example.com'],
    })
    expect(filled.split('\n').filter((line) => line.length > 2000)).toEqual([])
    expect(filled.split('\n').filter((line) => line.startsWith('/')).length).toBeLessThan(100)
  })

  it('puts the rules of another language under its path, but for what all share', () => {
    const paths = fillHeaders(template, { ...ownOrigin, base: '/fr/' }).match(/^\/.*$/gm) ?? []
    expect(paths).toContain('/fr/')
    expect(paths).toContain('/fr/product/*')
    expect(paths).toContain('/fr/assets/*')
    expect(paths.filter((path) => !path.startsWith('/fr/'))).toEqual(
      expect.arrayContaining(['/*', '/media/*', '/favicon.ico', '/robots.txt']),
    )
    expect(paths.filter((path) => !path.startsWith('/fr/'))).toHaveLength(4)
  })

  it('leaves no placeholder', () => {
    expect(fillHeaders(template, ownOrigin)).not.toMatch(/[{}]/)
  })
})
