import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signUp, startTestStack } from '../../testing/test-stack.ts'
import type { TestStack } from '../../testing/test-stack.ts'

let shop: TestStack
beforeAll(async () => {
  shop = await startTestStack()
})
afterAll(() => shop.stop())

async function signedIn() {
  const client = shop.client()
  const { user } = await signUp(client)
  return { client, user }
}

describe('who may do what', () => {
  test('grants of the migrations hold: anon cannot write, nor read an ungranted column', async () => {
    const anon = shop.client()
    const read = await anon.from('things').select('code').eq('code', 'seeded')
    expect(read.data).toEqual([{ code: 'seeded' }])
    const secret = await anon.from('things').select('secret')
    expect([secret.status, secret.error?.code]).toEqual([401, '42501'])
    const write = await anon.from('things').insert({ code: 'mine' })
    expect([write.status, write.error?.code]).toEqual([401, '42501'])
  })

  test('policies hold: a stranger changes no row, and nobody writes in another name', async () => {
    const owner = await signedIn()
    const stranger = await signedIn()
    const { data } = await owner.client
      .from('things')
      .insert({ tags: ['a'] })
      .select('id')
      .single()
    const changed = await stranger.client
      .from('things')
      .update({ tags: [] })
      .eq('id', data?.id)
      .select('id')
    expect(changed.data).toEqual([])
    const forged = await stranger.client.from('things').insert({ owner: owner.user.id })
    expect([forged.status, forged.error?.code]).toEqual([403, '42501'])
  })

  test('the function sees role, claims and the role’s time limit', async () => {
    const { client, user } = await signedIn()
    const mine = await client.rpc('who_asks')
    expect(mine.data).toMatchObject({
      role: 'authenticated',
      uid: user.id,
      timeout: '8s',
      claims: { app_metadata: { provider: 'email' } },
    })
    const anons = await shop.client().rpc('who_asks', {}, { get: true })
    expect(anons.data).toMatchObject({ role: 'anon', uid: null, timeout: '3s' })
  })

  test('the secret key opens everything, a wrong one or none opens nothing', async () => {
    const service = await shop.client(shop.stack.secrets.secretKey).rpc('who_asks')
    expect(service.data).toMatchObject({ role: 'service_role' })
    const wrong = await shop.client('sb_publishable_wrong').from('things').select('id')
    expect(wrong.status).toBe(401)
    const none = await shop.stack.fetch(new Request('http://localhost/rest/v1/things'))
    expect(none.status).toBe(401)
  })
})

describe('values', () => {
  test.each([
    ['an object', { a: [1, 'x'] }],
    ['a list', [1, true, null]],
    ['a string', 'abc'],
    ['a string that looks like JSON', '{"a":1}'],
    ['a number', 5],
    ['false', false],
  ])('jsonb takes %s as it is, in a column and as an argument', async (_, body) => {
    const { client } = await signedIn()
    const row = await client.from('things').insert({ body }).select('body').single()
    expect(row.data?.body).toEqual(body)
    const answer = await client.rpc('echo', { body, words: ['p', 'q'] })
    expect(answer.data).toMatchObject({ body, words: ['p', 'q'] })
  })

  test('numerics are numbers, instants are ISO 8601', async () => {
    const { client } = await signedIn()
    const columns = 'price, made_at, tags'
    const row = await client
      .from('things')
      .insert({ tags: ['a', 'b,c'] })
      .select(columns)
      .single()
    expect(row.data).toEqual({
      price: 1.5,
      made_at: '2026-11-22T15:00:00+00:00',
      tags: ['a', 'b,c'],
    })
    expect((await client.rpc('half')).data).toBe(12.5)
  })

  test('insert({}) takes all defaults', async () => {
    const { client, user } = await signedIn()
    const row = await client.from('things').insert({}).select('owner').single()
    expect(row.data).toEqual({ owner: user.id })
  })
})

describe('errors have PostgREST’s shape', () => {
  test.each([
    ['P0001', 400],
    ['28000', 403],
    ['23514', 400],
    ['40001', 500],
    ['53300', 503],
    ['22023', 400],
    ['PT402', 402],
  ])('a function that raises %s answers %i', async (code, status) => {
    const answer = await shop.client().rpc('fail', { code })
    expect(answer.status).toBe(status)
    expect(answer.error).toMatchObject({
      code,
      message: `No ${code}`,
      hint: 'Try less',
      details: 'Some detail',
    })
  })

  test('broken constraints: 400 for a check, 409 for a duplicate', async () => {
    const { client } = await signedIn()
    const check = await client.from('things').insert({ price: -1 })
    expect([check.status, check.error?.code]).toEqual([400, '23514'])
    const duplicate = await client.from('things').insert({ code: 'seeded' })
    expect([duplicate.status, duplicate.error?.code]).toEqual([409, '23505'])
  })

  test('a GET may not write', async () => {
    const answer = await shop.client().rpc('write', {}, { get: true })
    expect([answer.status, answer.error?.code]).toEqual([405, '25006'])
  })

  test('two rows where one was asked for: 406, and nothing is written', async () => {
    const { client } = await signedIn()
    await client.from('things').insert([{ code: crypto.randomUUID() }, { tags: ['left'] }])
    const { data: before } = await client.from('things').select('id, tags').order('id')
    const answer = await client
      .from('things')
      .update({ tags: ['x'] })
      .gt('id', 0)
      .select('id')
      .single()
    expect([answer.status, answer.error?.code]).toEqual([406, 'PGRST116'])
    const { data: after } = await client.from('things').select('id, tags').order('id')
    expect(after).toEqual(before)
  })

  test('an unknown table or function: 404', async () => {
    const table = await shop.client().from('nothing').select()
    expect([table.status, table.error?.code]).toEqual([404, 'PGRST205'])
    const routine = await shop.client().rpc('nothing')
    expect([routine.status, routine.error?.code]).toEqual([404, 'PGRST202'])
  })
})

test('a new function answers as soon as `notify pgrst` was heard', async () => {
  const sql = postgres(shop.stack.databaseUrl, { onnotice: () => {} })
  expect((await shop.client().rpc('newborn')).status).toBe(404)
  await sql.unsafe(`create function public.newborn() returns int language sql as 'select 1';
    notify pgrst, 'reload schema'`)
  await sql.end()
  await expect.poll(async () => (await shop.client().rpc('newborn')).data).toBe(1)
})
