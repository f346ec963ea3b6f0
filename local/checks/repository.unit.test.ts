import { describe, expect, it } from 'vitest'
import { listRepositoryFiles, listWrittenFiles, readRepositoryFile } from './repository-files.ts'

const houses = [
  ...['.ci', '.github', 'catalog', 'deploy', 'docs', 'e2e', 'load', 'local', 'public', 'src'],
  ...['supabase', 'vite'],
]
const frontDoor = [
  ...['.dependency-cruiser.mjs', '.gitignore', '.npmrc', '.oxlintrc.json', '.prettierignore'],
  ...[
    '.prettierrc.json',
    '.squawk.toml',
    'README.md',
    'index.html',
    'lighthouserc.json',
    'package-lock.json',
  ],
  ...['package.json', 'playwright.config.ts', 'vite.config.ts', 'vitest.config.ts'],
  ...['tsconfig.json', 'tsconfig.base.json', 'tsconfig.browser.json', 'tsconfig.node.json'],
  'tsconfig.worker.json',
]
const rooms: Record<string, readonly string[]> = {
  src: [
    ...['app', 'features', 'inline', 'lib', 'messages', 'model', 'routes', 'styles', 'sw', 'ui'],
    ...['wire', 'main.tsx', 'entry-server.tsx'],
  ],
  e2e: ['specs', 'fixtures', 'bench', 'global-setup.ts'],
}

const files = listRepositoryFiles()
const written = listWrittenFiles()
const code = written.filter((file) => /\.(ts|tsx|mjs)$/.test(file))
/** Files whose text the pattern finds, with what it found. */
const findIn = (list: readonly string[], pattern: RegExp) =>
  list.flatMap((file) => {
    const found = pattern.exec(readRepositoryFile(file))
    return found ? [`${file}: ${found[0]}`] : []
  })

describe('the house', () => {
  it('has no room nobody agreed on', () => {
    const strangers = files.filter((file) => {
      const [top = '', ...rest] = file.split('/')
      return rest.length ? !houses.includes(top) : !frontDoor.includes(top)
    })
    expect(strangers).toEqual([])
  })

  it.each(Object.entries(rooms))('keeps every file of %s in its room', (house, known) => {
    const inside = files.filter((file) => file.startsWith(`${house}/`))
    expect(inside.filter((file) => !known.includes(file.split('/')[1]!))).toEqual([])
  })

  it('names files in kebab-case, for what they hold', () => {
    const base = /^[a-z0-9_.-]+$/
    const vague = /(^|\/|-)(utils?|helpers?|misc|manager|common)(\.|\/|-|$)/
    const barrel = /(^|\/)src\/.*\/index\.tsx?$/
    const wrong = code.filter(
      (file) => !base.test(file.split('/').at(-1)!) || vague.test(file) || barrel.test(file),
    )
    expect(wrong).toEqual([])
  })

  it('has no file too long to be read', () => {
    const long = written.filter((file) => readRepositoryFile(file).split('\n').length > 301)
    expect(long).toEqual([])
  })
})

describe('the code', () => {
  it('names the file it imports with its extension, as Node wants it', () => {
    const bare = /(?:from|import|import\()\s*'\.{1,2}\/[^'?]*(?<!\.(?:ts|tsx|mjs|js|json|css))'/
    expect(findIn(code, bare)).toEqual([])
  })

  it('has no test left out or singled out', () => {
    expect(findIn(code, /\b(?:it|test|describe)\.(?:only|skip|fixme|fails)\b/)).toEqual([])
  })

  it('has nothing put off and no rule switched off', () => {
    // Written so that this line does not find itself.
    const excuse = /\b(?:TO[D]O|FIX[M]E|(?:eslint|oxlint)-[d]isable|@ts-[i]gnore)\b/
    expect(findIn(code, excuse)).toEqual([])
  })

  it('pins every package', () => {
    const { dependencies, devDependencies } = JSON.parse(
      readRepositoryFile('package.json'),
    ) as Packages
    const ranges = Object.entries({ ...dependencies, ...devDependencies })
    expect(ranges.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
  })
})

describe('the lock file', () => {
  const { packages } = JSON.parse(readRepositoryFile('package-lock.json')) as Lock

  // npm leaves out what the registry does not have yet, says nothing, and `npm ci` then refuses on a bare machine.
  it('holds the parts for every platform', () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
      ),
    )
    expect(missing).toEqual([])
  })

  it('names versions, not a place they come from', () => {
    expect(Object.values(packages).filter(({ resolved }) => resolved)).toEqual([])
  })
})

describe('the words about it', () => {
  it('name only commands that exist', () => {
    const { scripts } = JSON.parse(readRepositoryFile('package.json')) as Packages
    const commands = readRepositoryFile('README.md').matchAll(/npm (?:run ([\w:-]+)|(start|test))/g)
    const named = [...commands].map(([, script, short]) => script ?? short!)
    expect(named).toContain('test')
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })

  it('and every command has its file', () => {
    const { scripts } = JSON.parse(readRepositoryFile('package.json')) as Packages
    const programs = Object.values(scripts).flatMap((text) => /^node (\S+)/.exec(text)?.[1] ?? [])
    expect(programs.filter((program) => !files.includes(program))).toEqual([])
  })

  it('name only files that exist', () => {
    const links = readRepositoryFile('README.md').matchAll(/\]\((?!https?:|#)([^)#]+)/g)
    const targets = [...links].map(([, target]) => target!.replace(/\/$/, ''))
    const exists = (target: string) =>
      files.some((file) => file === target || file.startsWith(`${target}/`))
    expect(targets.filter((target) => !exists(target))).toEqual([])
  })

  /** What a build, a start or a person makes. */
  const made = ['404.html', '_shell.html', 'offline.json', '.builds.json', '.env']

  it('and name no file or folder of ours that is gone', () => {
    const documents = files.filter((file) => /^(README|docs\/.*)\.md$/.test(file))
    const isGone = (name: string) =>
      !made.includes(name.split('/').at(-1)!) &&
      !files.some((file) => `/${file}/`.includes(`/${name.replace(/\/$/, '')}/`))
    const gone = documents.flatMap((file) =>
      [...readRepositoryFile(file).matchAll(/`([\w./-]+)`/g)]
        .map(([, name]) => name!)
        .filter((name) => /\.(tsx?|sql|css|md|html|json)$|^src\//.test(name) && isGone(name))
        .map((name) => `${file}: ${name}`),
    )
    expect(gone).toEqual([])
  })

  const decisions = files.filter((file) => /^docs\/decisions\/\d{4}-.*\.md$/.test(file))
  it.each(decisions)('%s is a page with context, decision and consequences', (file) => {
    const text = readRepositoryFile(file)
    expect(text.split('\n').length).toBeLessThanOrEqual(60)
    expect(text).toMatch(/Context[\s\S]*Decision[\s\S]*Consequences/)
  })
})

type Lock = {
  packages: Record<string, { optionalDependencies?: Record<string, string>; resolved?: string }>
}

type Packages = {
  scripts: Record<string, string>
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}
