import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findProcesses } from '../testing/shop-process.ts'
import { signUp } from '../testing/test-stack.ts'
import { startWholeShop } from '../testing/whole-shop.ts'
import type { WholeShop } from '../testing/whole-shop.ts'

let shop: WholeShop
beforeAll(async () => {
  shop = await startWholeShop()
})
afterAll(() => shop.stop())

const batch = { release: 'test', route: '/', connection: '4g', vitals: [], errors: [] }
const collect = 'collect-metrics'
const codeOf = ({ body }: { body: Record<string, unknown> }) =>
  (body['error'] as { code: string } | undefined)?.code

describe('a function on the local stack', () => {
  test.each(['get-rates', 'checkout-session', 'payment-webhook', 'send-email', collect])(
    '%s wakes up and does nothing when it is warmed up',
    async (name) => {
      const before = shop.printed.length
      const warm = await shop.call(name, '', { headers: { 'x-warmup': 'true' } })
      expect(warm.status).toBe(204)
      expect(shop.printed.slice(before)).toEqual([])
    },
  )

  test('refuses what it does not take, always in one shape', async () => {
    const wrong = await shop.call(collect, { ...batch, route: 5 })
    expect(wrong.status).toBe(400)
    expect(wrong.body['error']).toMatchObject({ code: 'malformed', retryable: false })
    expect(wrong.headers.get('x-request-id')).toBe(
      (wrong.body['error'] as { requestId: string }).requestId,
    )
    expect(codeOf(await shop.call(collect, 'no json'))).toBe('malformed')
    expect(codeOf(await shop.call(collect, 'x'.repeat(70_000)))).toBe('too_large')
    expect(codeOf(await shop.call(`${collect}/elsewhere`, batch))).toBe('not_found')
    const get = await fetch(`${shop.origin}/functions/v1/${collect}`)
    expect([get.status, ((await get.json()) as Failure).error.code]).toEqual([
      405,
      'method_not_allowed',
    ])
    expect((await shop.call('no-such-function', {})).status).toBe(404)
  })

  test('lets pages of the shop call, and no others', async () => {
    const own = await shop.call(collect, batch, { headers: { origin: shop.origin } })
    expect(own.headers.get('access-control-allow-origin')).toBe(shop.origin)
    const foreign = await shop.call(collect, batch, { headers: { origin: 'http://evil.example' } })
    expect([foreign.status, codeOf(foreign)]).toEqual([403, 'not_allowed'])
    const preflight = (origin: string) =>
      fetch(`${shop.origin}/functions/v1/${collect}`, { method: 'OPTIONS', headers: { origin } })
    expect((await preflight(shop.origin)).status).toBe(204)
    expect((await preflight('http://evil.example')).status).toBe(403)
  })

  test('knows a token of this project from any other', async () => {
    const { session } = await signUp(shop.client())
    const { access_token: token } = session
    expect((await shop.call(collect, batch, { token })).status).toBe(202)
    const forged = `${token.slice(0, -4)}AAAA`
    expect(codeOf(await shop.call(collect, batch, { token: forged }))).toBe('not_allowed')
    expect((await shop.call(collect, batch, { token: shop.stack.secrets.secretKey })).status).toBe(
      202,
    )
  })

  test('sends away whoever calls too often, and says when to come back', async () => {
    const address = '198.51.100.9'
    const limit = { key: `metrics:address:${address}`, capacity: 300, perSeconds: 60 }
    await shop.sql`
      select private.take_tokens(${shop.sql.json([limit])}) from generate_series(1, 300)`
    const refused = await shop.call(collect, batch, { address })
    expect([refused.status, codeOf(refused)]).toEqual([429, 'too_many_requests'])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await shop.call(collect, batch, { address: '198.51.100.10' })).status).toBe(202)
  })

  test('that is killed under a call answers 503, and the next call starts it anew', async () => {
    await shop.call(collect, batch)
    // The call waits for the table when the function dies.
    const locked = await shop.sql.reserve()
    await locked`begin`
    await locked`lock table private.token_buckets in access exclusive mode`
    const hanging = shop.call(collect, batch)
    await expect
      .poll(async () => {
        const [row] = await shop.sql`select count(*)::int as n from pg_locks where not granted`
        return row!['n'] as number
      })
      .toBeGreaterThan(0)
    expect(shop.functions.kill(collect)).toBe(true)
    const killed = await hanging
    expect([killed.status, codeOf(killed)]).toEqual([503, 'unavailable'])
    await locked`rollback`
    locked.release()
    expect((await shop.call(collect, batch)).status).toBe(202)
  })

  test('runs anew after its source has changed', async () => {
    expect((await shop.call(collect, batch)).status).toBe(202)
    const running = () => findProcesses(`${collect}/index.ts`)
    const before = (await running()).length
    await shop.functions.restart()
    expect((await running()).length).toBe(before - 1)
    expect((await shop.call(collect, batch)).status).toBe(202)
  })
})

type Failure = { error: { code: string } }

test('what is done by the clock is done, and a mail does not wait for it', async () => {
  const other = await startWholeShop({ isScheduled: true })
  const calls = () => other.printed.filter((line) => line.includes('"fn":"send-email"')).length
  await expect.poll(calls, { timeout: 12_000 }).toBeGreaterThan(0)
  const before = calls()
  // Sooner than the clock would: it has just been there.
  await other.sql`notify mails`
  await expect.poll(calls, { timeout: 4_000 }).toBeGreaterThan(before)
  await other.stop()
})
