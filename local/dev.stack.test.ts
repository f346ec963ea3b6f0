import { readFile, rm, utimes } from 'node:fs/promises'
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { stripVTControlCharacters } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inRoot, root } from './settings.ts'
import { publishableKey } from './stack/keys.ts'
import { planCopy } from './testing/shop-process.ts'
import { makeFolder } from './testing/test-stack.ts'

let folder: string
let origin: string
let shop: ChildProcess
let output = ''

// `npm run dev` as a person starts it; that it follows the SQL is start-changing-backend's own test.
beforeAll(async () => {
  folder = await makeFolder()
  const env = await planCopy(folder)
  origin = `http://localhost:${env.PORT}`
  shop = spawn(process.execPath, ['local/dev.ts'], { cwd: root, env: { ...process.env, ...env } })
  const isReady = new Promise<void>((resolve, reject) => {
    shop.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      if (/^Ready: /m.test(output)) resolve()
    })
    shop.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    shop.once('exit', () => reject(new Error(output)))
  })
  await isReady
})
afterAll(async () => {
  const ended = once(shop, 'exit')
  shop.kill('SIGINT')
  await ended
  await rm(folder, { recursive: true })
})

test('pages and back end come from one origin', async () => {
  const page = await (await fetch(`${origin}/shop`)).text()
  expect(page).toContain('/src/main.tsx')
  const headers = { apikey: publishableKey }
  const feed = await fetch(`${origin}/rest/v1/rpc/catalog_changes?since=0`, { headers })
  expect(((await feed.json()) as { products: unknown[] }).products.length).toBeGreaterThan(10)
})

test('a page that is saved is sent to the browsers that show it', async () => {
  const file = 'src/routes/about.tsx'
  // As a browser does: the module first, then the socket whose token the client was given.
  expect((await fetch(`${origin}/${file}`)).status).toBe(200)
  const client = await (await fetch(`${origin}/@vite/client`)).text()
  const token = /wsToken = "([^"]+)"/.exec(client)![1]!
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/?token=${token}`, 'vite-hmr')
  const messages: string[] = []
  socket.addEventListener('message', ({ data }) => messages.push(String(data)))
  await expect.poll(() => messages.length, { timeout: 20_000 }).toBeGreaterThan(0)
  // Saved with the text it has: only its time changes.
  const text = await readFile(inRoot(file), 'utf8')
  await utimes(inRoot(file), new Date(), new Date())
  await expect.poll(() => messages.join(' '), { timeout: 20_000 }).toContain(`/${file}`)
  expect(messages.join(' ')).toContain('"type":"js-update"')
  expect(await readFile(inRoot(file), 'utf8')).toBe(text)
  socket.close()
})

// Under two names it is two modules, and the page would draw itself twice.
test('a page names its app once, also when the app was edited', async () => {
  const listNames = async () => {
    const page = await (await fetch(`${origin}/shop`)).text()
    return page.match(/\/src\/main\.tsx[^"'`]*/g)
  }
  expect((await fetch(`${origin}/src/main.tsx`)).status).toBe(200)
  await utimes(inRoot('src/main.tsx'), new Date(), new Date())
  // In colours, where it is asked for them.
  await expect.poll(() => stripVTControlCharacters(output)).toContain('page reload src/main.tsx')
  expect(await listNames()).toEqual(['/src/main.tsx'])
})

test('functions answer on the same origin', async () => {
  const url = `${origin}/functions/v1/collect-metrics`
  const warm = await fetch(url, { method: 'POST', headers: { 'x-warmup': 'true' } })
  expect(warm.status).toBe(204)
})
