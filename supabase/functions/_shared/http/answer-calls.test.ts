import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { refuse } from '../domain/refusal.ts'
import { Unavailable } from '../domain/unavailable.ts'
import { answerCalls } from './answer-calls.ts'
import { ok } from './respond.ts'
import { jsonRoute, textRoute } from './route.ts'
import { readSettings } from './settings.ts'

const settings = readSettings({
  SUPABASE_URL: 'http://127.0.0.1:1',
  SUPABASE_SERVICE_ROLE_KEY: 'sb_secret_of_tests',
  SUPABASE_ANON_KEY: 'sb_publishable_of_tests',
  SITE_URL: 'https://shop.example',
})
const lines: string[] = []
const answer = answerCalls({
  name: 'greet',
  settings,
  writeLog: (line) => lines.push(line),
  routes: {
    'POST /': jsonRoute(v.strictObject({ name: v.string() }), async ({ name }) =>
      ok({ hello: name }),
    ),
    'POST /raw': textRoute(async (body, { caller }) => ok({ body, caller })),
    'POST /own': textRoute(async () => ok({}), 'service'),
    'POST /busy': textRoute(async () =>
      refuse('too_many_requests', 'slowly', { retryAfterSeconds: 7 }),
    ),
    'POST /sold': textRoute(async () => refuse('sold_out', undefined, { variantIds: ['a'] })),
    'POST /down': textRoute(async () => {
      throw new Unavailable('the database is away')
    }),
    'POST /broken': textRoute(async () => {
      throw new Error('a mistake')
    }),
  },
})
const call = async (path: string, body: string, headers: Record<string, string> = {}) => {
  const url = `http://localhost/greet${path}`
  const response = await answer(new Request(url, { method: 'POST', body, headers }))
  const text = await response.text()
  const parsed = (text === '' ? {} : JSON.parse(text)) as { error?: { code: string } }
  return { status: response.status, headers: response.headers, body: parsed }
}

describe('answerCalls()', () => {
  it('answers what a route says', async () => {
    const { status, body, headers } = await call('', '{"name":"Ann"}')
    expect([status, body]).toEqual([200, { hello: 'Ann' }])
    expect(headers.get('cache-control')).toBe('no-store')
  })

  it.each([
    ['', '{"name":5}', 400, 'malformed'],
    ['', '{"name":"Ann","more":1}', 400, 'malformed'],
    ['', '{', 400, 'malformed'],
    ['', '', 400, 'malformed'],
    ['', `"${'x'.repeat(70_000)}"`, 413, 'too_large'],
    ['/other', '{}', 404, 'not_found'],
    ['/own', '{}', 403, 'not_allowed'],
    ['/sold', '{}', 409, 'sold_out'],
    ['/down', '{}', 503, 'unavailable'],
    ['/broken', '{}', 500, 'internal'],
  ])('POST %s with %.20s is %i %s', async (path, body, status, code) => {
    const refused = await call(path, body)
    expect([refused.status, refused.body.error!.code]).toEqual([status, code])
    expect(refused.body.error).toHaveProperty('requestId', refused.headers.get('x-request-id'))
  })

  it('measures a body that does not say how long it is', async () => {
    const stream = new Blob(['x'.repeat(70_000)]).stream()
    const init = { method: 'POST', body: stream, duplex: 'half' }
    const refused = await answer(new Request('http://localhost/greet/raw', init as RequestInit))
    expect(refused.status).toBe(413)
  })

  it('says when to come back', async () => {
    expect((await call('/busy', '')).headers.get('retry-after')).toBe('7')
    expect((await call('/down', '')).headers.get('retry-after')).toBe('1')
  })

  it('never says nor logs what a caller gave, nor what broke where', async () => {
    lines.length = 0
    const secret = 'ann@example.com'
    const refused = await call('', JSON.stringify({ name: { secret } }), {
      'x-forwarded-for': '203.0.113.7',
      'user-agent': secret,
    })
    const broken = await call('/broken', secret)
    expect(JSON.stringify([refused.body, broken.body])).not.toMatch(/ann@|a mistake/)
    expect(lines.join()).not.toMatch(/ann@|203\.0/)
    expect(JSON.parse(lines.at(-1)!)).toMatchObject({
      fn: 'greet',
      event: 'call',
      route: '/broken',
      status: 500,
      code: 'internal',
    })
    expect(lines.join('\n')).toContain('a mistake')
  })

  it('answers a warm-up before anything else, and writes nothing down', async () => {
    lines.length = 0
    const warm = await call('/broken', '', { 'x-warmup': 'true' })
    expect([warm.status, lines]).toEqual([204, []])
  })

  it('lets origins of the shop call, and none that only begins like one', async () => {
    const ask = (origin: string) => call('', '{"name":"Ann"}', { origin })
    const own = await ask('https://shop.example')
    expect(own.headers.get('access-control-allow-origin')).toBe('https://shop.example')
    for (const origin of ['https://shop.example.evil.example', 'http://shop.example', 'null']) {
      const foreign = await ask(origin)
      expect([foreign.status, foreign.headers.get('access-control-allow-origin')]).toEqual([
        403,
        null,
      ])
    }
  })

  it('lets the service key in, as a token or as a key, and nothing like it', async () => {
    const key = 'sb_secret_of_tests'
    expect((await call('/own', '', { authorization: `Bearer ${key}` })).status).toBe(200)
    expect((await call('/own', '', { apikey: key })).status).toBe(200)
    expect((await call('/own', '', { apikey: `${key}x` })).status).toBe(403)
    expect((await call('/own', '', { apikey: 'sb_publishable_of_tests' })).status).toBe(403)
  })

  it('knows who calls by what the edge writes', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.7, 10.0.0.1' }
    const { body } = await call('/raw', 'as sent', headers)
    const caller = { userId: null, clientAddress: '203.0.113.7', isService: false }
    expect(body).toEqual({ body: 'as sent', caller })
  })

  it('answers with 404 and 405 what it has no route for', async () => {
    const get = await answer(new Request('http://localhost/functions/v1/greet'))
    expect(get.status).toBe(405)
  })
})
