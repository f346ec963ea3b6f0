import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { addVariant, useDevice } from './cart-device.ts'
import { useDatabase } from './database.ts'
import { addShopper, shopperOf } from './shopper.ts'
import type { Shopper } from './shopper.ts'

type Address = { id: string; name: string; is_default: boolean; country: string }

const database = useDatabase('migrated')
const house = { name: 'Ada', line1: '1 Rue Sainte', city: 'Montréal', region: 'QC' }
let shopper: Shopper

const save = (address: unknown, who = shopper) =>
  who.call('save_address', address) as Promise<Address>
const remove = (id: string, who = shopper) =>
  who.ask(async (tx) => {
    await tx`select remove_address(${id})`
  })
const list = (who = shopper) =>
  who.ask(async (tx) => [...(await tx<Address[]>`select * from addresses order by created_at`)])
const defaults = async () => (await list()).map(({ is_default: isDefault }) => isDefault)

beforeEach(async () => {
  shopper = await addShopper(database.sql)
})

describe('addresses', () => {
  test('have one default: the first, until another is chosen', async () => {
    const first = await save(house)
    expect(first).toMatchObject({ ...house, country: 'CA', line2: '', is_default: true })
    const second = await save({ ...house, name: 'Work' })
    expect(second.is_default).toBe(false)
    await save({ ...second, is_default: true })
    expect(await defaults()).toEqual([false, true])
    await save({ ...second, is_default: false })
    expect(await defaults()).toEqual([false, true])
  })

  test('have one default when two devices choose at once', async () => {
    await save(house)
    await Promise.all(['a', 'b', 'c'].map((name) => save({ ...house, name, is_default: true })))
    expect((await defaults()).filter(Boolean)).toHaveLength(1)
  })

  test('pass the default on when it is removed', async () => {
    const first = await save(house)
    await save(house)
    await remove(first.id)
    expect(await defaults()).toEqual([true])
    await remove(randomUUID())
    expect(await list()).toHaveLength(1)
  })

  test.each([
    ['no name', { name: undefined }],
    ['an empty city', { city: '' }],
    ['a country in words', { country: 'Canada' }],
    ['a novel', { line1: 'x'.repeat(5000) }],
    ['an id that is none', { id: 'x' }],
  ])('with %s are refused', async (_, fault) => {
    await expect(save({ ...house, ...fault })).rejects.toMatchObject({ message: 'malformed' })
    expect(await list()).toEqual([])
  })

  test('that come with an id are kept under it, once, however often they come', async () => {
    const id = randomUUID()
    const saved = await save({ ...house, id })
    expect(saved).toMatchObject({ ...house, id, is_default: true })
    expect(await save({ ...house, id })).toEqual(saved)
    await Promise.all([1, 2, 3].map(() => save({ ...house, id, name: 'Work' })))
    expect(await list()).toMatchObject([{ id, name: 'Work', is_default: true }])
  })

  test('are twenty at most', async () => {
    for (let i = 0; i < 19; i++) await save(house)
    const id = randomUUID()
    await save({ ...house, id })
    await save({ ...house, id, name: 'Work' })
    const tooMany = { message: 'too_many_addresses' }
    await expect(save(house)).rejects.toMatchObject(tooMany)
    await expect(save({ ...house, id: randomUUID() })).rejects.toMatchObject(tooMany)
    expect(await list()).toHaveLength(20)
  })

  test('are read, changed and removed by their owner alone', async () => {
    const address = await save(house)
    const stranger = await addShopper(database.sql)
    expect(await list(stranger)).toEqual([])
    const change = save({ ...address, name: 'Eve', user_id: shopper.id }, stranger)
    await expect(change).rejects.toMatchObject({ message: 'unknown_address' })
    await remove(address.id, stranger)
    expect(await list()).toMatchObject([{ name: 'Ada' }])
    const anon = database.as('anon', (tx) => tx`select * from addresses`)
    await expect(anon).rejects.toMatchObject({ code: '42501' })
  })

  test('stay with who saves them, whatever owner the address names', async () => {
    const stranger = await addShopper(database.sql)
    await save({ ...house, user_id: stranger.id })
    expect(await list(stranger)).toEqual([])
    expect(await list()).toHaveLength(1)
  })
})

describe('delete_account()', () => {
  test('takes all that is kept of the account, and of no other', async () => {
    const variant = await addVariant(database.sql, 5)
    const other = await addShopper(database.sql)
    for (const who of [shopper, other]) {
      await who.apply([useDevice(variant).add(1)])
      await save(house, who)
      await who.call('apply_wishlist_operations', [])
    }
    await shopper.ask((tx) => tx`select delete_account()`)
    for (const table of ['carts', 'cart_lines', 'cart_devices', 'wishlists', 'addresses']) {
      const rows = await database.sql.unsafe(`select distinct user_id from ${table}`)
      const owners = rows.map(({ user_id: owner }) => owner as string)
      expect(owners, table).toContain(other.id)
      expect(owners, table).not.toContain(shopper.id)
    }
    const users = await database.sql`select from auth.users where id = ${shopper.id}`
    expect(users).toHaveLength(0)
  })

  test('leaves tokens that are still out with nothing to write to', async () => {
    await shopper.ask((tx) => tx`select delete_account()`)
    const ghost = shopperOf(database.sql, shopper.id)
    const gone = { message: 'not_signed_in' }
    await expect(save(house, ghost)).rejects.toMatchObject(gone)
    await expect(ghost.call('apply_wishlist_operations', [])).rejects.toMatchObject(gone)
  })

  test('is nothing for guests', async () => {
    const call = database.as('anon', (tx) => tx`select delete_account()`)
    await expect(call).rejects.toMatchObject({ code: '42501' })
  })
})
