import { runInNewContext } from 'node:vm'
import { beforeAll, describe, expect, it } from 'vitest'
import { compileRetiredWorker } from './dev-worker.ts'

let code: string
beforeAll(async () => {
  code = await compileRetiredWorker()
})

/** Runs the worker as a browser does: install, then activate. */
async function live(names: readonly string[]) {
  const kept = new Set(names)
  const done: string[] = []
  const listeners: Record<
    string,
    (event: { waitUntil: (work: Promise<unknown>) => void }) => void
  > = {}
  const caches = { keys: async () => [...kept], delete: async (name: string) => kept.delete(name) }
  const self = {
    addEventListener: (type: string, listener: (typeof listeners)[string]) =>
      void (listeners[type] = listener),
    skipWaiting: () => done.push('takes over at once'),
    registration: {
      scope: 'https://shop.test/',
      unregister: async () => done.push('unregisters'),
    },
  }
  runInNewContext(code, { self, caches, URL })
  const work: Promise<unknown>[] = []
  for (const type of ['install', 'activate'])
    listeners[type]?.({ waitUntil: (task) => void work.push(task) })
  await Promise.all(work)
  return { done, kept: [...kept], listens: Object.keys(listeners) }
}

describe('the worker of the kill switch', () => {
  it('takes over, drops what the shop kept, and goes', async () => {
    const names = ['precache', 'precache-before', 'pages-a1', 'answers-a1', 'pictures', 'catalog']
    const { done, kept } = await live([...names, 'of-another-app'])
    expect(done).toEqual(['takes over at once', 'unregisters'])
    expect(kept).toEqual(['of-another-app'])
  })

  it('answers no request meanwhile', async () => {
    expect((await live([])).listens).toEqual(['install', 'activate'])
  })
})
