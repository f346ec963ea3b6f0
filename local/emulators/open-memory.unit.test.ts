import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emulatorKeys } from '../functions/emulator-keys.ts'
import { openInbox } from '../inbox/inbox.ts'
import { openFaults } from './faults.ts'
import { forgetOldest, openMemory } from './open-memory.ts'
import { emulateStripe } from './stripe/emulate-stripe.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'memory-'))
})
afterAll(() => rm(folder, { recursive: true }))

const empty = () => ({ pages: new Map<string, { isPaid: boolean }>(), count: 0 })

test('what was noted is there at the next start', async () => {
  const file = join(folder, 'deep', 'one.json')
  const before = openMemory(file, empty)
  before.state.pages.set('a', { isPaid: false })
  before.note()
  before.state.pages.get('a')!.isPaid = true
  before.close()
  expect(openMemory(file, empty).state).toEqual({
    ...{ pages: new Map([['a', { isPaid: true }]]), count: 0 },
  })
  expect(await readdir(join(folder, 'deep'))).toEqual(['one.json'])
})

test('nothing is written where nothing was noted, or no file was named', async () => {
  openMemory(join(folder, 'unused', 'one.json'), empty).close()
  const nowhere = openMemory(null, empty)
  nowhere.note()
  nowhere.close()
  expect(await readdir(folder)).not.toContain('unused')
})

test('what cannot be read is said, not overwritten', async () => {
  const file = join(folder, 'broken.json')
  await writeFile(file, '{')
  expect(() => openMemory(file, empty)).toThrow(file)
})

test('forgetOldest() keeps the youngest', () => {
  const map = new Map([1, 2, 3].map((number) => [String(number), number]))
  forgetOldest(map, 2)
  expect([...map.keys()]).toEqual(['2', '3'])
})

test('a page of Stripe can be paid after a restart', async () => {
  const start = () =>
    emulateStripe(
      {
        ...{ origin: 'http://localhost:4175', siteFunctions: 'http://127.0.0.1:1' },
        ...{ inbox: openInbox(), memoryFolder: folder },
      },
      openFaults(),
    )
  const before = start()
  const headers = { authorization: `Bearer ${emulatorKeys.STRIPE_SECRET_KEY}` }
  const form = new URLSearchParams({
    ...{ mode: 'payment', success_url: 'http://localhost:4173/order' },
    'line_items[0][price_data][currency]': 'cad',
    'line_items[0][price_data][unit_amount]': '1000',
    'line_items[0][price_data][product_data][name]': 'Oil',
  })
  const request = new Request('http://localhost:4175/v1/checkout/sessions', {
    ...{ method: 'POST', headers, body: form },
  })
  const { url } = (await (await before.answer(request))!.json()) as { url: string }
  before.close?.()
  const after = start()
  const paid = await after.answer(new Request(url, { method: 'POST', body: 'action=pay' }))
  expect(paid?.headers.get('location')).toBe('http://localhost:4173/order')
  after.close?.()
})
