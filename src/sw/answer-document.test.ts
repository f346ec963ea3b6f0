import { describe, expect, it, vi } from 'vitest'
import { answerDocument, type DocumentOrder } from './answer-document.ts'

const never = <T = Response>() => new Promise<T>(() => {})
const failing = () => Promise.reject(new TypeError('Failed to fetch'))
const page =
  (text: string, status = 200) =>
  async () =>
    new Response(text, { status })

/** Answers an order and tells what became of it, with all that was left for afterwards. */
async function ask(part: Partial<DocumentOrder>) {
  const work: Promise<unknown>[] = []
  const refreshed: string[] = []
  let heals = 0
  const answer = await answerDocument({
    readPage: async () => null,
    askNetwork: failing,
    readShell: page('shell'),
    patienceMs: async () => 20,
    refresh: async (fresh) => void refreshed.push(await fresh.text()),
    afterwards: (task) => void work.push(task),
    isReload: false,
    heal: async () => void heals++,
    ...part,
  })
  const settle = () => Promise.all(work)
  return { text: await answer.text(), status: answer.status, refreshed, settle, heals: () => heals }
}

describe('answerDocument()', () => {
  it('serves a kept page though the network says nothing', async () => {
    expect((await ask({ readPage: page('kept'), askNetwork: never })).text).toBe('kept')
  })

  it('shows the kept page and hands on what the network said', async () => {
    const { text, refreshed, settle } = await ask({
      readPage: page('kept'),
      askNetwork: page('fresh'),
    })
    await settle()
    expect([text, refreshed]).toEqual(['kept', ['fresh']])
  })

  it('survives a network that fails behind a kept page', async () => {
    const { text, settle } = await ask({ readPage: page('kept') })
    await settle()
    expect(text).toBe('kept')
  })

  it.each([200, 404, 304])('passes on what the network says about a new page: %i', async (code) => {
    const body = code === 304 ? null : 'fresh'
    const { status } = await ask({ askNetwork: async () => new Response(body, { status: code }) })
    expect(status).toBe(code)
  })

  it.each([
    ['offline', failing],
    ['without a word from the network in time', never],
    ['while the server fails', page('oops', 503)],
  ])('draws by the shell %s', async (_, askNetwork) => {
    expect((await ask({ askNetwork })).text).toBe('shell')
  })

  it('counts the time it takes to say how long', async () => {
    vi.useFakeTimers()
    const after = <T>(ms: number, value: T) =>
      new Promise<T>((resolve) => setTimeout(resolve, ms, value))
    const answer = ask({
      patienceMs: () => after(500, 400),
      askNetwork: () => after(600, new Response('late')),
    })
    await vi.advanceTimersByTimeAsync(1_000)
    vi.useRealTimers()
    expect((await answer).text).toBe('shell')
  })

  it('needs no catalogue to pass on what the network says', async () => {
    const { text } = await ask({ askNetwork: page('fresh'), patienceMs: never<number> })
    expect(text).toBe('fresh')
  })

  it('waits for the network where there is no shell', async () => {
    const late = () =>
      new Promise<Response>((resolve) => setTimeout(resolve, 60, new Response('late')))
    expect((await ask({ askNetwork: late, readShell: async () => null })).text).toBe('late')
  })

  it('passes on a failing server where there is no shell', async () => {
    const { status } = await ask({ askNetwork: page('oops', 503), readShell: failing })
    expect(status).toBe(503)
  })

  it('takes unreadable storage for an empty one', async () => {
    expect((await ask({ readPage: failing, askNetwork: page('fresh') })).text).toBe('fresh')
  })

  it('looks for damage on a reload only', async () => {
    const [again, first] = [await ask({ isReload: true }), await ask({})]
    expect([again.heals(), first.heals()]).toEqual([1, 0])
  })
})
