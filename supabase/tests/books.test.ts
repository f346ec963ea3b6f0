import { beforeEach, describe, expect, test } from 'vitest'
import { addLine, call, checkBooks, makeOrder, open, stockOf, tell } from './checkout-desk.ts'
import type { Answer, Line } from './checkout-desk.ts'
import { useDatabase } from './database.ts'

const shop = useDatabase('migrated')
let line: Line
let pending: Answer
let paid: Answer

beforeEach(async () => {
  line = await addLine(shop.sql, 9)
  pending = await open(shop.sql, await makeOrder(shop.sql, [line]))
  paid = await open(shop.sql, await makeOrder(shop.sql, [line]))
  await tell(shop.sql, paid.attemptId, 'paid')
})

/** What check_books() says with a mistake in the books, which is taken back again. */
async function faultsAfter(mistake: string): Promise<string[]> {
  const seen: { faults: string[] } = { faults: [] }
  const undo = new Error('undone')
  await shop.sql
    .begin(async (tx) => {
      await tx.unsafe(mistake)
      const [row] = await tx`select check_books() as faults`
      seen.faults = (row!.faults as { fault: string }[]).map(({ fault }) => fault)
      throw undo
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error
    })
  return [...new Set(seen.faults)].toSorted()
}

describe('check_books()', () => {
  test('finds nothing while all is well', async () => {
    expect(await checkBooks(shop.sql)).toEqual([])
  })

  test.each([
    [
      'stock that changed unseen',
      () => `alter table inventory disable trigger user;
        update inventory set stock = 3 where variant_id = '${line.variantId}'`,
      ['stock is not the sum of its moves'],
    ],
    [
      'a reservation nobody took',
      () => `update private.reservations set quantity = 2 where order_id = '${pending.orderId}'`,
      ['an order holds other units than it is for', 'an order holds other units than it took'],
    ],
    [
      'a paid order whose stock was given back',
      () => `update private.reservations set is_sold = false where order_id = '${paid.orderId}'`,
      ['an order holds other units than it is for'],
    ],
    [
      'a line that was changed',
      () => `update order_lines set unit_price_cents = 1 where order_id = '${paid.orderId}'`,
      ['the sums of an order are not those of its lines'],
    ],
    [
      'a tax that was changed',
      () => `update order_taxes set amount_cents = 1 where order_id = '${paid.orderId}'`,
      ['the sums of an order are not those of its lines'],
    ],
    [
      'less money than the order costs',
      () => `update private.payment_attempts set paid_cents = 1 where id = '${paid.attemptId}'`,
      ['the money of an order is not what it costs'],
    ],
    [
      'money that no order is made of',
      () => `update private.payment_attempts
        set status = 'paid', paid_cents = 100, paid_currency = 'CAD'
        where id = '${pending.attemptId}'`,
      ['a payment is neither kept nor given back'],
    ],
    [
      'more money given back than came in',
      () => `insert into private.refunds (order_id, attempt_id, amount_cents, reason)
        values ('${paid.orderId}', '${paid.attemptId}', 1000000, 'merchant')`,
      ['more was given back than was paid'],
    ],
    [
      'an ended order that can be paid',
      () => `update orders set expired_at = now() where id = '${pending.orderId}'`,
      ['an order holds other units than it is for', 'an order that has ended may still be paid'],
    ],
    [
      'a discount that is not counted',
      () => `insert into discounts (code, kind) values ('GIFT', 'free_delivery');
        update orders set discount_code = 'GIFT' where id = '${paid.orderId}'`,
      ['a discount is counted otherwise than it is used'],
    ],
  ])('finds %s', async (_, mistake, faults) => {
    expect(await faultsAfter(mistake())).toEqual(faults)
  })
})

describe('the book of stock', () => {
  const movesOf = async ({ variantId }: Line) => {
    const rows = await shop.sql`select delta, reason from private.stock_moves
      where variant_id = ${variantId} order by id`
    return rows.map(({ delta, reason }) => `${String(delta)} ${reason as string}`)
  }

  test('says of every change what it was for', async () => {
    await tell(shop.sql, pending.attemptId, 'expired')
    await shop.sql`update inventory set stock = stock + 5 where variant_id = ${line.variantId}`
    expect(await movesOf(line)).toEqual([
      '9 merchant',
      '-1 reserved',
      '-1 reserved',
      '1 released',
      '5 merchant',
    ])
    expect(await stockOf(shop.sql, line)).toBe(13)
  })

  test('adds up when a variant is deleted while orders hold it', async () => {
    await shop.sql`delete from variants where id = ${line.variantId}`
    await tell(shop.sql, pending.attemptId, 'expired')
    expect((await tell(shop.sql, paid.attemptId, 'refunded', { refundedCents: 1 })).status).toBe(
      'partially_refunded',
    )
    expect((await movesOf(line)).slice(-3)).toEqual(['-7 merchant', '1 released', '-1 written_off'])
    // Paid after all: there is nothing left to send.
    const late = await tell(shop.sql, pending.attemptId, 'paid')
    expect(late.status).toBe('needs_attention')
    await call(shop.sql, 'record_refund', late.refunds[0]!.refundId, { kind: 'ok', refundRef: 'x' })
    expect(await checkBooks(shop.sql)).toEqual([])
  })

  test('adds up when the table of stock is emptied', async () => {
    await shop.sql`truncate inventory`
    expect(await checkBooks(shop.sql)).toEqual([])
  })

  test('begins with the stock there was', async () => {
    const moves = await shop.sql`select 1 from private.stock_moves where reason = 'opening'`
    expect(moves).toEqual([])
  })
})
