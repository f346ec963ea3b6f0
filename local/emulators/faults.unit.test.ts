import { describe, expect, test } from 'vitest'
import { answerControl } from './control.ts'
import { answerWithFaults, openFaults } from './faults.ts'
import type { Fault } from './faults.ts'

const never = new AbortController().signal
const plan = (...faults: Fault[]) => {
  const switches = openFaults()
  switches.plan({ faults, latencyMs: 0 })
  return switches
}
const call = (faults: ReturnType<typeof openFaults>, signal = never, answer = () => 'all well') =>
  answerWithFaults(
    faults,
    'rates',
    signal,
    () => new Response(answer()),
    (status) => new Response('in its own words', { status }),
  )

describe('answerWithFaults()', () => {
  test('answers where nothing is switched on, or only for another operation', async () => {
    expect(await (await call(plan({ on: 'token', kind: '500' }))).text()).toBe('all well')
  })

  test('fails as often as it is told to', async () => {
    const faults = plan({ on: 'rates', kind: '503', times: 2 })
    const statuses = [await call(faults), await call(faults), await call(faults)]
    expect(statuses.map(({ status }) => status)).toEqual([503, 503, 200])
    expect(faults.read()).toEqual({ faults: [], latencyMs: 0, calls: { rates: 3 } })
  })

  test('takes faults of one operation in their order', async () => {
    const faults = plan(
      { on: 'rates', kind: '500', times: 1 },
      { on: 'rates', kind: '429', times: 1 },
    )
    expect([(await call(faults)).status, (await call(faults)).status]).toEqual([500, 429])
  })

  test('breaks an answer off', async () => {
    expect(await (await call(plan({ on: 'rates', kind: 'malformed' }))).text()).toBe('all ')
  })

  test('is late', async () => {
    const start = performance.now()
    await call(plan({ on: 'rates', kind: 'delay', delayMs: 60 }))
    expect(performance.now() - start).toBeGreaterThan(50)
    const slow = openFaults()
    slow.plan({ faults: [], latencyMs: 60 })
    await call(slow)
    expect(performance.now() - start).toBeGreaterThan(100)
  })

  test('is silent until nobody listens, having done it where only the answer is lost', async () => {
    for (const [kind, expected] of [
      ['timeout', 0],
      ['lost-answer', 1],
    ] as const) {
      let done = 0
      const answer = () => String(++done)
      const lost = await call(plan({ on: 'rates', kind }), AbortSignal.timeout(30), answer)
      expect([kind, lost.status, done]).toEqual([kind, 504, expected])
    }
  })
})

describe('/_control', () => {
  const faults = openFaults()
  const ask = (method: string, body?: unknown, name = 'ups') => {
    const text = body === undefined ? undefined : JSON.stringify(body)
    const request = new Request(`http://localhost/_control/${name}`, { method, body: text })
    return answerControl(request, (wanted) => (wanted === 'ups' ? faults : undefined))
  }

  test('switches on, tells, and switches off', async () => {
    const on = { faults: [{ on: 'rates', kind: 'timeout', times: 3 }], latencyMs: 100 }
    expect((await ask('PUT', on))!.status).toBe(200)
    faults.count('rates')
    expect(await (await ask('GET'))!.json()).toEqual({ ...on, calls: { rates: 1 } })
    const off = { faults: [], latencyMs: 0, calls: {} }
    expect(await (await ask('DELETE'))!.json()).toEqual(off)
  })

  test.each([
    ['no plan', 'PUT', 7, 'ups', 400],
    ['a fault of nothing', 'PUT', { faults: [{ kind: '500' }] }, 'ups', 400],
    ['a misspelt field', 'PUT', { faults: [{ on: 'rates', kind: '500', time: 1 }] }, 'ups', 400],
    ['another company', 'PUT', {}, 'dhl', 404],
    ['another method', 'POST', {}, 'ups', 405],
  ] as const)('refuses %s', async (_, method, body, name, status) => {
    expect((await ask(method, body, name))!.status).toBe(status)
  })

  test('is one path alone', async () => {
    expect(await answerControl(new Request('http://localhost/emails'), () => faults)).toBeNull()
  })
})
