import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkScripts } from './check-scripts.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scripts-'))
  await write('entry-1.js', `import{a as b}from"./part-1.js";export{b as c};import("./late-1.js")`)
  await write('part-1.js', 'import"./entry-1.js";let a=document.title;export{a}')
  await write('late-1.js', 'export default await 1')
})
afterEach(() => rm(folder, { recursive: true }))

const write = (name: string, text: string) => writeFile(join(folder, name), text)
const check = () => checkScripts(folder, [join(folder, 'sw.js')])

test('checkScripts() runs nothing, and is content with what stands', async () => {
  await write('sw.js', 'self.skipWaiting()')
  await check()
})

test.each([
  ['part-1.js', 'let a=1;export{a', /part-1\.js: Unexpected end of input/],
  ['part-1.js', 'let a=1;let a=2;export{a}', /part-1\.js: .*already been declared/],
  ['part-1.js', 'let a=1', /entry-1\.js: .*does not provide an export named 'a'/],
  ['part-1.js', 'import"./gone-1.js";export let a=1', /imports \.\/gone-1\.js, which is not there/],
  ['sw.js', 'let a=;', /sw\.js: Unexpected token/],
])('checkScripts() fails at a %s of %s', async (name, text, fault) => {
  await write('sw.js', '')
  await write(name, text)
  await expect(check()).rejects.toThrow(fault)
})
