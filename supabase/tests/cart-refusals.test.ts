import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { addVariant, quantities, useDevice } from './cart-device.ts'
import type { Device } from './cart-device.ts'
import { useDatabase } from './database.ts'
import { addShopper, shopperOf } from './shopper.ts'
import type { Shopper } from './shopper.ts'

const database = useDatabase('migrated')
let shopper: Shopper
let variant: string
let phone: Device

const refused = (code: string) => ({ message: code })

beforeEach(async () => {
  shopper = await addShopper(database.sql)
  variant = await addVariant(database.sql, 200)
  phone = useDevice(variant)
})

describe('apply_cart_operations() refuses', () => {
  test.each([
    ['a fractional quantity', { delta: 1.5 }, 'fractional'],
    ['a huge quantity', { delta: 1e9 }, 'too_large'],
    ['a number beyond all bounds', { delta: -1e300 }, 'too_large'],
    ['no change', { delta: 0 }, 'malformed'],
    ['words for a quantity', { delta: '1' }, 'malformed'],
    ['a negative epoch', { epoch: -1 }, 'malformed'],
    ['a missing epoch', { epoch: null }, 'malformed'],
    ['an unknown kind', { kind: 'drop' }, 'malformed'],
    ['a list for a variant', { variant: ['a'] }, 'malformed'],
    ['a name for a variant', { variant: "'; drop table carts" }, 'malformed'],
    ['an unknown variant', { variant: randomUUID() }, 'unknown_variant'],
    ['a negative view', { kind: 'remove', seen: -1 }, 'malformed'],
  ])('%s, uses its number up and goes on', async (_, fault, code) => {
    const answer = await shopper.apply([phone.add(1), phone.add(1, fault), phone.add(1)])
    expect(answer).toMatchObject({ acknowledged: 3, rejected: [{ seq: 2, code }] })
    expect(quantities(answer)).toEqual([2])
  })

  test('what is not on sale', async () => {
    const draft = await addVariant(database.sql, 5, false)
    const answer = await shopper.apply([phone.add(1, { variant: draft })])
    expect(answer.rejected).toEqual([{ seq: 1, code: 'not_sold' }])
  })

  test.each([
    ['no list', {}, 'malformed_call'],
    ['null', null, 'malformed_call'],
    ['a list of no objects', [1, 'a', null], 'malformed_call'],
    ['an operation without a number', [{ device: randomUUID() }], 'malformed_call'],
    ['a negative number', [{ device: randomUUID(), seq: -1 }], 'malformed_call'],
    ['a fractional number', [{ device: randomUUID(), seq: 1.5 }], 'malformed_call'],
    ['a number that is text', [{ device: randomUUID(), seq: '1' }], 'malformed_call'],
    ['a device that is no uuid', [{ device: 'phone', seq: 1 }], 'malformed_call'],
    ['two devices', [1, 2].map((seq) => ({ device: randomUUID(), seq })), 'malformed_call'],
    ['201 operations', Array.from({ length: 201 }, () => ({})), 'too_many_operations'],
    ['10,000 operations', Array.from({ length: 10_000 }, () => ({})), 'too_many_operations'],
    ['10 MB', [{ device: randomUUID(), seq: 1, kind: 'x'.repeat(1e7) }], 'too_many_operations'],
  ])('a call with %s whole', async (_, call, code) => {
    await expect(shopper.apply(call)).rejects.toMatchObject(refused(code))
    expect(await shopper.readCart()).toMatchObject({ version: 0, lines: [] })
  })

  test('a copy of a device: another operation under a number it knows', async () => {
    const copy = useDevice(variant, phone.id)
    await shopper.apply([phone.add(1)])
    const call = shopper.apply([copy.add(2), copy.add(2)])
    await expect(call).rejects.toMatchObject(refused('device_forked'))
    expect(quantities(await shopper.readCart())).toEqual([1])
  })

  test('an account that does not exist any more', async () => {
    const ghost = shopperOf(database.sql, randomUUID())
    const call = ghost.apply([phone.add(1)])
    await expect(call).rejects.toMatchObject({ code: 'PT401', message: 'not_signed_in' })
  })

  test.each(['anon', 'service_role'] as const)('%s, who has no cart', async (caller) => {
    const call = database.as(caller, (tx) => tx`select apply_cart_operations('[]')`)
    await expect(call).rejects.toMatchObject({
      code: expect.stringMatching(/42501|PT401/) as string,
    })
  })
})

describe('a cart', () => {
  const tables = ['carts', 'cart_lines', 'cart_devices']
  const columns = { carts: 'version', cart_lines: 'quantity', cart_devices: 'last_seq' }
  const select = (table: string) => `select ${columns[table as 'carts']} from ${table}`

  test.each(tables)(
    'shows its %s to its owner, to no stranger and to nobody else',
    async (table) => {
      await shopper.apply([phone.add(2)])
      const stranger = await addShopper(database.sql)
      expect(await shopper.ask((tx) => tx.unsafe(select(table)))).toHaveLength(1)
      expect(await stranger.ask((tx) => tx.unsafe(select(table)))).toEqual([])
      const anon = database.as('anon', (tx) => tx.unsafe(select(table)))
      await expect(anon).rejects.toMatchObject({ code: '42501' })
    },
  )

  test('is reached by nobody else through the functions, whatever they know', async () => {
    await shopper.apply([phone.add(2)])
    const stranger = await addShopper(database.sql)
    expect(await stranger.readCart(phone.id)).toMatchObject({
      version: 0,
      acknowledged: 0,
      lines: [],
    })
    await stranger.apply([useDevice(variant, phone.id).add(1)])
    expect(quantities(await shopper.readCart())).toEqual([2])
    const reach = stranger.ask((tx) => tx`select private.publish_cart(${shopper.id}, null, 0)`)
    await expect(reach).rejects.toMatchObject({ code: '42501' })
  })

  test('forgets the device heard longest ago when number 1,001 comes', async () => {
    const tablet = useDevice(variant)
    await shopper.apply([tablet.add(1)])
    await shopper.apply([phone.add(1)])
    await database.sql`insert into cart_devices (user_id, device, last_seq, last_digest)
      select ${shopper.id}, gen_random_uuid(), 1, '' from generate_series(1, 998)`
    await shopper.apply([tablet.add(1)])
    expect(quantities(await shopper.apply([useDevice(variant).add(1)]))).toEqual([4])
    const known = await database.sql`
      select device from cart_devices where user_id = ${shopper.id}`
    const ids = known.map(({ device }) => device as string)
    expect(ids).toHaveLength(1000)
    expect(ids).toContain(tablet.id)
    expect(ids).not.toContain(phone.id)
    // Told that nothing of it is known, it goes on under a new name.
    expect(await shopper.apply([phone.add(1)])).toMatchObject({ acknowledged: 0 })
  })

  test('keeps the digests of its devices to itself', async () => {
    const read = shopper.ask((tx) => tx`select last_digest from cart_devices`)
    await expect(read).rejects.toMatchObject({ code: '42501' })
  })

  test('gets a version no device has seen after a restore', async () => {
    await shopper.apply([phone.add(2)])
    await database.sql`select private.renew_carts()`
    expect((await shopper.readCart()).version).toBe(1_000_001)
  })
})
