import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startWholeShop } from '../../local/testing/whole-shop.ts'
import type { WholeShop } from '../../local/testing/whole-shop.ts'

let shop: WholeShop
let email: string
let orderId: string
beforeAll(async () => {
  shop = await startWholeShop()
})
afterAll(() => shop.stop())
beforeEach(async () => {
  shop.emulators.faultsOf('resend').reset()
  await shop.sql`delete from private.mails`
  email = `${randomUUID()}@example.com`
  orderId = await addOrder()
})

const destination = {
  ...{ name: 'Ada Lovelace', line1: '1 Rue Sainte', city: 'Montréal', region: 'QC' },
  ...{ postalCode: 'H2X 1K4', country: 'CA' },
}
const delivery = {
  ...{ carrier: 'ups', serviceName: 'Standard', minDays: 1, maxDays: 3, isEstimated: false },
}

async function addOrder(): Promise<string> {
  const { sql } = shop
  const [order] = await sql`
    insert into orders (cart_key, email, destination, subtotal_cents, discount_cents,
      delivery_cents, tax_cents, total_cents, delivery, provider, contents_digest)
    values (${`guest:${randomUUID()}`}, ${email}, ${sql.json(destination)}, 2400, 0, 900, 0, 3300,
      ${sql.json(delivery)}, 'stripe', 'x')
    returning id`
  await sql`
    insert into order_lines (order_id, position, variant_id, product_id, handle, sku, title, options,
      image_url, unit_price_cents, quantity)
    select ${order!['id'] as string}, 1, v.id, v.product_id, p.handle, v.sku, p.title, '{}', null, 2400, 1
    from variants v join products p on p.id = v.product_id limit 1`
  return order!['id'] as string
}
const queue = (kind: string) =>
  shop.sql`select private.queue_mail(${kind}, ${email}, ${shop.sql.json({ orderId })}, ${randomUUID()})`
const send = () => shop.call('send-email', {}, { token: shop.stack.secrets.secretKey })
const fail = (kind: string, times?: number) =>
  shop.emulators.faultsOf('resend').plan({ faults: [{ on: 'send', kind, times }], latencyMs: 0 })
const makeDue = () => shop.sql`update private.mails set due_at = now()`
const received = () => shop.stack.inbox.list(email)

describe('send-email', () => {
  test('sends each letter once, in HTML and text, with the link that opens the order', async () => {
    for (const kind of ['confirmation', 'shipped', 'refunded', 'attention'])
      await queue(`order-${kind}`)
    expect((await send()).body).toEqual({ sent: 4, retry: 0, failed: 0, lost: 0 })
    expect((await send()).body).toMatchObject({ sent: 0 })
    expect(received()).toHaveLength(4)
    const [key] = await shop.sql`select private.order_key(${orderId}) as key`
    const link = `${shop.origin}/order/${orderId}?key=${key!['key'] as string}`
    for (const { html, text } of received()) {
      expect(text).toContain(link)
      expect(html).toContain(`href="${link}"`)
    }
  })

  test('is for the service key alone', async () => {
    await queue('order-shipped')
    expect((await shop.call('send-email', {})).status).toBe(403)
    expect(received()).toEqual([])
  })

  test.each(['500', 'malformed', 'daily_quota_exceeded'])(
    'tries again after %s, and sends one',
    async (kind) => {
      fail(kind, 1)
      await queue('order-shipped')
      expect((await send()).body).toMatchObject({ retry: 1 })
      expect((await send()).body).toMatchObject({ sent: 0, retry: 0 })
      await makeDue()
      expect((await send()).body).toMatchObject({ sent: 1 })
      expect(received()).toHaveLength(1)
    },
  )

  test('pauses for a provider that throttles', async () => {
    fail('429', 3)
    for (let count = 0; count < 5; count++) await queue('order-shipped')
    expect((await send()).body).toMatchObject({ sent: 5, retry: 0 })
    expect(received()).toHaveLength(5)
  })

  test('that is killed while it sends leaves one mail, not two and not none', async () => {
    fail('lost-answer', 1)
    await queue('order-confirmation')
    const hanging = send()
    await expect.poll(() => received().length).toBe(1)
    expect(shop.functions.kill('send-email')).toBe(true)
    expect((await hanging).status).toBe(503)
    await makeDue()
    expect((await send()).body).toMatchObject({ sent: 1 })
    expect(received()).toHaveLength(1)
  })

  test('two at once send no mail twice', async () => {
    for (let count = 0; count < 12; count++) await queue('order-shipped')
    const [one, other] = await Promise.all([send(), send()])
    expect(Number(one.body['sent']) + Number(other.body['sent'])).toBe(12)
    expect(received()).toHaveLength(12)
  })

  test('gives up after eight tries, and says nothing of anybody in its log', async () => {
    fail('500')
    await queue('order-shipped')
    for (let tries = 1; tries <= 8; tries++) {
      expect((await send()).body).toMatchObject({ retry: 1 })
      await makeDue()
    }
    expect((await send()).body).toMatchObject({ retry: 0, sent: 0 })
    const [dead] = await shop.sql`select status, last_fault from private.mails`
    expect(dead).toEqual({ status: 'dead', last_fault: 'HTTP 500 application_error' })
    expect(shop.printed.join('\n')).not.toContain('@example.com')
  })
})
