import { afterEach, expect, test } from 'vitest'
import { addLine, checkBooks, destination, makeOrder, open, tell } from './checkout-desk.ts'
import type { Answer } from './checkout-desk.ts'
import { useDatabase } from './database.ts'

const shop = useDatabase('migrated')

afterEach(async () => expect(await checkBooks(shop.sql)).toEqual([]))

const order = async () => makeOrder(shop.sql, [await addLine(shop.sql, 1)])

async function endBefore(time: string): Promise<Answer> {
  const ended = await open(shop.sql, await order())
  await tell(shop.sql, ended.attemptId, 'expired')
  await shop.sql`
    update orders set expired_at = now() - ${time}::interval where id = ${ended.orderId}`
  return ended
}

const forget = () => shop.sql`select private.forget_addresses()`

async function readPerson({ orderId }: Answer) {
  const [row] = await shop.sql`select email, destination from orders where id = ${orderId}`
  return { ...row }
}

const known = { email: 'Ada@Example.com', destination }

test('who never paid is forgotten after thirty days, and not before', async () => {
  const [old, young] = [await endBefore('31 days'), await endBefore('29 days')]
  await forget()
  const nowhere = { name: '', line1: '', city: '', postalCode: '' }
  expect(await readPerson(old)).toEqual({
    email: 'forgotten@invalid',
    destination: { ...nowhere, region: 'ON', country: 'CA' },
  })
  expect(await readPerson(young)).toEqual(known)
})

test('who paid, or may still pay, or was given money back, is not', async () => {
  const paid = await open(shop.sql, await order())
  await tell(shop.sql, paid.attemptId, 'paid')
  const pending = await open(shop.sql, await order())
  const late = await endBefore('31 days')
  await tell(shop.sql, late.attemptId, 'paid')
  await shop.sql`
    update orders set placed_at = placed_at - interval '1 year'
    where id in (${paid.orderId}, ${pending.orderId})`
  await forget()
  for (const { orderId } of [paid, pending, late])
    expect(await readPerson({ orderId } as Answer)).toEqual(known)
})

test('what attempts are known by stays', async () => {
  const { attemptId } = await endBefore('31 days')
  const read = () => shop.sql`
    select idempotency_key, request_digest, cart_key, provider_ref, status
    from private.payment_attempts where id = ${attemptId}`
  const before = await read()
  await forget()
  expect(await read()).toEqual(before)
})

test('money that comes even later goes back, since nobody knows where to send the goods', async () => {
  const old = await endBefore('31 days')
  await forget()
  const told = await tell(shop.sql, old.attemptId, 'paid')
  expect(told).toMatchObject({ status: 'needs_attention', refunds: [{ reason: 'sold_out' }] })
})
