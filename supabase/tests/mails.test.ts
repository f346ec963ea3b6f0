import { randomUUID } from 'node:crypto'
import type { JSONValue } from 'postgres'
import { beforeEach, describe, expect, test } from 'vitest'
import { useDatabase } from './database.ts'
import { connect } from './postgres.ts'

type Claim = { id: string; kind: string; recipient: string; payload: unknown; claim: number }
type Mail = { status: string; tries: number; wait: number; last_fault: string | null }

const database = useDatabase('migrated')

const queue = (key = randomUUID() as string) =>
  database.sql`select private.queue_mail('order-shipped', 'ada@example.com', '{"orderId": 1}', ${key})`
const claim = async (max = 5) => {
  const [row] = await database.sql`select claim_mails(${max}) as mails`
  return row!.mails as Claim[]
}
const finish = async (id: string, result: object) => {
  const [row] = await database.sql`
    select finish_mail(${id}, ${database.sql.json(result as JSONValue)}::jsonb) as answer`
  return row!.answer as { kind: string; status: string }
}
/** `wait`: seconds until it may be claimed. */
const read = async (id: string) => {
  const [mail] = await database.sql<Mail[]>`
    select status, tries, last_fault, extract(epoch from due_at - now())::float as wait
    from private.mails where id = ${id}`
  return mail!
}
const makeDue = () => database.sql`update private.mails set due_at = now() - interval '1 second'`
const fail = async (claimed: Claim, more: object = {}) =>
  finish(claimed.id, { kind: 'retry', claim: claimed.claim, reason: 'HTTP 503', ...more })

beforeEach(async () => {
  await database.sql`delete from private.mails`
})

describe('queue_mail()', () => {
  test('queues one mail for each key, and tells who listens', async () => {
    const heard: string[] = []
    const listener = connect(database.url)
    await listener.listen('mails', (payload) => heard.push(payload))
    await queue('order-1')
    await queue('order-1')
    await queue('order-2')
    expect(await claim()).toHaveLength(2)
    await expect.poll(() => heard.length).toBeGreaterThan(0)
    await listener.end()
  })

  test('goes with its transaction', async () => {
    const failing = database.sql.begin(async (tx) => {
      await tx`select private.queue_mail('order-shipped', 'ada@example.com', '{}', 'gone')`
      throw new Error('rolled back')
    })
    await expect(failing).rejects.toThrow('rolled back')
    expect(await claim()).toEqual([])
  })
})

describe('claim_mails()', () => {
  test('gives each mail to one of many callers', async () => {
    for (let i = 0; i < 20; i++) await queue()
    const claims = await Promise.all([claim(), claim(), claim(), claim(), claim()])
    const ids = claims.flat().map(({ id }) => id)
    expect(new Set(ids).size).toBe(20)
    expect(claims.every((mails) => mails.length <= 5)).toBe(true)
    expect(await claim()).toEqual([])
  })

  test('gives it again when who held it has died, and gives it up after eight', async () => {
    await queue()
    for (let tries = 1; tries <= 8; tries++) {
      expect(await claim()).toMatchObject([{ claim: tries, payload: { orderId: 1 } }])
      await makeDue()
    }
    expect(await claim()).toEqual([])
    const [dead] = (await database.sql`select list_dead_mails() as mails`)[0]!.mails as Claim[]
    expect(dead).toMatchObject({ kind: 'order-shipped', tries: 8, fault: 'never answered' })
    expect(JSON.stringify(dead)).not.toContain('ada@')
  })

  test('forgets what was sent 90 days ago', async () => {
    await queue('old')
    const [mail] = await claim()
    await finish(mail!.id, { kind: 'sent', providerId: 're_1' })
    await claim()
    expect((await read(mail!.id)).status).toBe('sent')
    await database.sql`update private.mails set ended_at = now() - interval '91 days'`
    await claim()
    expect(await database.sql`select from private.mails`).toHaveLength(0)
  })
})

describe('finish_mail()', () => {
  test('waits longer after each failure, never twice the same, and gives up after eight', async () => {
    await queue()
    const waits: number[] = []
    let last: Mail | null = null
    for (let tries = 1; tries <= 8; tries++) {
      const [mail] = await claim()
      await fail(mail!)
      const state = await read(mail!.id)
      if (tries < 8) waits.push(state.wait)
      last = state
      await makeDue()
    }
    expect(last).toMatchObject({ status: 'dead', last_fault: 'HTTP 503', tries: 8 })
    const most = [10, 40, 160, 640, 2560, 10240, 21600]
    waits.forEach((wait, i) => {
      expect(wait).toBeLessThanOrEqual(most[i]! + 1)
      expect(wait).toBeGreaterThan(most[i]! / 2 - 1)
    })
    expect(new Set(waits.map((wait, i) => (wait / most[i]!).toFixed(6))).size).toBe(7)
  })

  test('waits as long as the provider asks', async () => {
    await queue()
    const [mail] = await claim()
    expect(await fail(mail!, { retryAfterSeconds: 600 })).toMatchObject({ status: 'waiting' })
    expect((await read(mail!.id)).wait).toBeGreaterThan(590)
  })

  test('gives up what will never be taken, until a person has it tried again', async () => {
    await queue()
    const [mail] = await claim()
    await finish(mail!.id, { kind: 'failed', claim: 1, reason: 'invalid address' })
    expect(await read(mail!.id)).toMatchObject({ status: 'dead', tries: 1 })
    await database.sql`select retry_mail(${mail!.id})`
    expect(await claim()).toMatchObject([{ id: mail!.id, claim: 1 }])
  })

  test('hears of a late failure nothing, and of a late success all', async () => {
    await queue()
    const [first] = await claim()
    await makeDue()
    const [second] = await claim()
    expect(await fail(first!)).toMatchObject({ kind: 'ignored' })
    expect(await fail(second!)).toMatchObject({ kind: 'ok', status: 'waiting' })
    expect(await finish(first!.id, { kind: 'sent', providerId: 're_1' })).toMatchObject({
      status: 'sent',
    })
    expect(await fail(second!)).toMatchObject({ kind: 'ignored', status: 'sent' })
    expect(await finish(randomUUID(), { kind: 'sent' })).toMatchObject({ kind: 'ignored' })
  })
})

test.each(['anon', 'stranger'] as const)('%s reaches no mail', async (caller) => {
  const calls = [
    'select claim_mails(1)',
    'select list_dead_mails()',
    `select finish_mail('${randomUUID()}', '{"kind": "sent"}')`,
    `select retry_mail('${randomUUID()}')`,
    `select read_mail_order('${randomUUID()}')`,
    `select private.queue_mail('order-shipped', 'ada@example.com', '{}', 'x')`,
    'select * from private.mails',
  ]
  for (const call of calls)
    await expect(
      database.as(caller, (tx) => tx.unsafe(call)),
      call,
    ).rejects.toMatchObject({ code: '42501' })
})

test('service_role sends mails, and neither queues nor reads them', async () => {
  await queue()
  const mails = await database.as(
    'service_role',
    async (tx) => (await tx`select claim_mails(1) as mails`)[0]!.mails as Claim[],
  )
  expect(mails).toHaveLength(1)
  const read = database.as('service_role', (tx) => tx`select * from private.mails`)
  await expect(read).rejects.toMatchObject({ code: '42501' })
})
