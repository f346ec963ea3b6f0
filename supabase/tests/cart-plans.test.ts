import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useDevice } from './cart-device.ts'
import { useDatabase } from './database.ts'
import { superuserUrl } from './postgres.ts'

type Plan = {
  'Node Type': string
  'Relation Name'?: string
  'Shared Hit Blocks'?: number
  'Shared Read Blocks'?: number
  Plans?: Plan[]
}

const database = useDatabase('seeded')
const notices: string[] = []
let sql: postgres.Sql
let shopper: string
let variants: string[]

/** Pages of 8 KB that a call may touch for a cart of four lines, triggers and policies included; measured: 127, 1,213, 159. */
const buffersOfOne = 150
const buffersOfTwenty = 1400
const buffersOfReading = 200

/** 100,000 carts with three lines and two devices each, and as many accounts. */
beforeAll(async () => {
  const { admin } = database
  await admin`insert into auth.users (id, email)
    select gen_random_uuid(), 'shopper-' || i || '@example.com' from generate_series(1, 100000) i`
  await admin`insert into carts (user_id, version, last_place) select id, 3, 3 from auth.users`
  const rows = await admin`select id from variants order by id limit 24`
  variants = rows.map(({ id }) => id as string)
  await admin`insert into cart_lines
    (user_id, variant_id, quantity, place, handle, title, added_price_cents)
    select user_id, (${variants}::uuid[])[n], 1, n, 'handle', 'Title', 100
    from carts cross join generate_series(1, 3) n`
  await admin`insert into cart_devices (user_id, device, last_seq, last_digest)
    select user_id, gen_random_uuid(), 3, '' from carts cross join generate_series(1, 2)`
  await admin`vacuum analyze`
  const [row] = await admin`select user_id from carts offset 50000 limit 1`
  shopper = row!.user_id as string

  const onnotice = ({ message }: { message?: string }) => notices.push(message ?? '')
  sql = postgres(superuserUrl(database.url), { max: 1, onnotice })
  await sql`load 'auto_explain'`
  await sql.unsafe(`
    set auto_explain.log_min_duration = 0;
    set auto_explain.log_nested_statements = on;
    set auto_explain.log_analyze = on;
    set auto_explain.log_buffers = on;
    set auto_explain.log_triggers = on;
    set auto_explain.log_format = json;
    set client_min_messages = log`)
  await sql`select set_config('request.jwt.claims', ${JSON.stringify({ sub: shopper })}, false)`
  await sql`set role authenticated`
}, 300_000)
afterAll(() => sql.end())

const listNodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(listNodes)]

/** Every plan of a call, those of statements inside functions included. */
async function explain(query: postgres.PendingQuery<postgres.Row[]>) {
  notices.length = 0
  await query
  const plans = notices
    .filter((notice) => notice.includes('"Plan"'))
    .map((notice) => (JSON.parse(notice.slice(notice.indexOf('{'))) as { Plan: Plan }).Plan)
  const buffersOf = (plan: Plan) =>
    (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0)
  return {
    statements: plans.length,
    scans: plans
      .flatMap(listNodes)
      .filter((node) => /^(cart|users)/.test(node['Relation Name'] ?? ''))
      .map((node) => `${node['Node Type']} of ${node['Relation Name']}`),
    // The outermost statement counts what those inside it touch.
    buffers: Math.max(...plans.map(buffersOf)),
  }
}

const call = (operations: object[]) =>
  sql`select apply_cart_operations(${sql.json(operations as postgres.JSONValue)}::jsonb)`

describe('among 100,000 carts, through indexes only', () => {
  test('apply_cart_operations() of one addition touches few pages', async () => {
    const phone = useDevice(variants[0]!)
    await call([phone.add(1)])
    const { statements, scans, buffers } = await explain(call([phone.add(1)]))
    expect(statements).toBeGreaterThan(6)
    expect(scans.length).toBeGreaterThan(4)
    expect(scans.filter((scan) => scan.startsWith('Seq'))).toEqual([])
    expect(buffers).toBeGreaterThan(10)
    expect(buffers).toBeLessThanOrEqual(buffersOfOne)
  })

  test('apply_cart_operations() of twenty operations touches as many for each', async () => {
    const laptop = useDevice(variants[0]!)
    const operations = variants
      .slice(4)
      .map((variant, i) => (i % 4 === 3 ? laptop.remove({ variant }) : laptop.add(1, { variant })))
    const { scans, buffers } = await explain(call(operations))
    expect(scans.filter((scan) => scan.startsWith('Seq'))).toEqual([])
    expect(buffers).toBeLessThanOrEqual(buffersOfTwenty)
  })

  test.each([
    ['read_cart()', () => sql`select read_cart(${randomUUID()})`],
    ['the lines of a cart', () => sql`select quantity from cart_lines`],
    ['the version of a cart', () => sql`select version from carts`],
    ['the devices of a cart', () => sql`select last_seq from cart_devices`],
  ])('%s is read', async (_, query) => {
    // The first time Postgres reads its own tables, too.
    await query()
    const { scans, buffers } = await explain(query())
    expect(scans.length).toBeGreaterThan(0)
    expect(scans.filter((scan) => scan.startsWith('Seq'))).toEqual([])
    expect(buffers).toBeLessThanOrEqual(buffersOfReading)
  })

  test('an account is deleted', async () => {
    await sql`begin`
    const { scans } = await explain(sql`select delete_account()`)
    await sql`rollback`
    expect(scans.filter((scan) => scan.startsWith('Seq'))).toEqual([])
  })
})
