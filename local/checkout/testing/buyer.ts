import { expect } from 'vitest'
import type {
  CheckoutAnswer,
  CheckoutRequest,
  ConfirmAnswer,
  Destination,
  OrderStatus,
  PaymentProviderName,
} from '../../../supabase/functions/_shared/contract/checkout.ts'
import type { FunctionError } from '../../../supabase/functions/_shared/contract/error.ts'
import { quoteRate } from './quote-rate.ts'
import type { WholeShop } from '../../testing/whole-shop.ts'

export const torontoAddress: Destination = {
  name: 'Ada Obi',
  line1: '100 Queen Street West',
  city: 'Toronto',
  region: 'ON',
  postalCode: 'M5H 2N2',
  country: 'CA',
}

export type CheckoutReply = { status: number; body: CheckoutAnswer & FunctionError }

/** As much of a shop as buyers see, and who counts what they did. */
export type OpenShop = Pick<WholeShop, 'call' | 'sql' | 'printed'>

/** Somebody with a cart and an address of their own. */
export type Buyer = {
  address: string
  cartId: string
  email: string
  /** A whole request for some units, with delivery as the server quotes it. */
  prepare: (variantId: string, quantity?: number) => Promise<CheckoutRequest>
  checkOut: (request: object) => Promise<CheckoutReply>
}

/** @param token of an account; a guest without one */
export function newBuyer(shop: OpenShop, token?: string): Buyer {
  const address = randomAddress()
  const cartId = crypto.randomUUID()
  const email = `${crypto.randomUUID()}@example.com`
  return {
    ...{ address, cartId, email },
    prepare: async (variantId, quantity = 1) => {
      const lines = [{ variantId, quantity }]
      const rateId = await quoteRate(shop, lines, torontoAddress)
      const idempotencyKey = crypto.randomUUID()
      const wish = { lines, destination: torontoAddress, rateId, email, idempotencyKey, cartId }
      return { ...wish, provider: 'stripe' }
    },
    checkOut: async (request) => {
      const { status, body } = await shop.call('checkout-session', request, { address, token })
      return { status, body: body as CheckoutReply['body'] }
    },
  }
}

/** One of 16 million addresses of a private network, so that nobody meets another's limits. */
function randomAddress(): string {
  const part = () => Math.floor(Math.random() * 256)
  return `10.${part()}.${part()}.${part()}`
}

/** Presses a button of a provider's page. */
export async function press(page: string, action: string): Promise<Response> {
  const body = new URLSearchParams({ action })
  const answer = await fetch(page, { method: 'POST', body, redirect: 'manual' })
  expect(answer.status, `${action} on ${page}`).toBeLessThan(400)
  return answer
}

/** Opens a page to pay on; the test fails unless there is one. */
export async function openPage(
  shop: OpenShop,
  variantId: string,
  provider: PaymentProviderName = 'stripe',
  buyer: Buyer = newBuyer(shop),
): Promise<CheckoutAnswer & { request: CheckoutRequest; buyer: Buyer }> {
  const request = { ...(await buyer.prepare(variantId)), provider }
  const answer = await buyer.checkOut(request)
  expect(answer.status, shop.printed.slice(-3).join('\n')).toBe(200)
  return { ...answer.body, request, buyer }
}

export async function readStatus(shop: OpenShop, orderId: string): Promise<OrderStatus> {
  const [order] = await shop.sql`select status from public.orders where id = ${orderId}`
  return order?.['status'] as OrderStatus
}

/** Waits for a webhook to do its work. */
export async function untilStatus(shop: OpenShop, orderId: string, status: OrderStatus) {
  await expect.poll(() => readStatus(shop, orderId)).toBe(status)
}

/** What the page of the order asks when the shopper is back. */
export async function askPayment(
  shop: OpenShop,
  { orderId, orderKey }: { orderId: string; orderKey: string },
): Promise<ConfirmAnswer> {
  const answer = await shop.call(
    'checkout-session/confirm',
    { orderId, orderKey },
    { address: randomAddress() },
  )
  return answer.body as ConfirmAnswer
}

/** Where the order stands once the shopper is back. */
export const confirm = async (...order: Parameters<typeof askPayment>): Promise<OrderStatus> =>
  (await askPayment(...order)).status

/** Kinds of the mails about an order. */
export async function listMails({ sql }: OpenShop, orderId: string): Promise<string[]> {
  const rows = await sql`
    select kind from private.mails where payload ->> 'orderId' = ${orderId} order by kind`
  return rows.map((row) => row['kind'] as string)
}
