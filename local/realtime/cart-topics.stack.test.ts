import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { hear, open, startRealtimeShop } from '../testing/realtime-shop.ts'
import type { RealtimeShop } from '../testing/realtime-shop.ts'
import { shopSources, signUp } from '../testing/test-stack.ts'

let shop: RealtimeShop
let variant: string
let product: string

beforeAll(async () => {
  shop = await startRealtimeShop({}, shopSources)
  const [row] = await shop.sql`select v.id, v.product_id from variants v
    join inventory i on i.variant_id = v.id where i.stock > 3 order by v.id limit 1`
  variant = row!.id as string
  product = row!.product_id as string
})
afterAll(() => shop.stop())

const isPrivate = { config: { private: true } }

async function shopper() {
  const rest = shop.shop.client()
  const { session, user } = await signUp(rest)
  return { rest, user, realtime: () => shop.client(session.access_token) }
}

const add = (device: string, seq: number) => ({
  ...{ device, seq, variant, kind: 'change', delta: 1, epoch: 0 },
})

describe('cart:<user id>', () => {
  test('tells every device of its owner what the cart became, in order', async () => {
    const { rest, user, realtime } = await shopper()
    const laptop = realtime().channel(`cart:${user.id}`, isPrivate)
    const heard = hear(laptop, 'cart')
    await open(laptop)
    const device = crypto.randomUUID()
    const answers: unknown[] = []
    for (const seq of [1, 2, 3]) {
      const { data } = await rest.rpc('apply_cart_operations', { operations: [add(device, seq)] })
      answers.push(data)
    }
    await vi.waitFor(() => expect(heard).toHaveLength(3))
    for (const [i, { payload }] of heard.entries()) {
      const { rejected: _, ...state } = answers[i] as Record<string, unknown>
      expect(payload).toMatchObject({ ...state, device })
    }
  })

  test('is joined by no stranger and by no guest', async () => {
    const owner = await shopper()
    const stranger = await shopper()
    for (const client of [stranger.realtime(), shop.client()]) {
      const joining = open(client.channel(`cart:${owner.user.id}`, isPrivate))
      await expect(joining).rejects.toThrow('Unauthorized')
    }
  })

  test('carries nothing that a client says, not even its owner', async () => {
    const { rest, user, realtime } = await shopper()
    const laptop = realtime().channel(`cart:${user.id}`, isPrivate)
    const heard = hear(laptop)
    await open(laptop)
    const phone = realtime().channel(`cart:${user.id}`, isPrivate)
    await open(phone)
    await phone.send({ type: 'broadcast', event: 'cart', payload: { version: 99, lines: [] } })
    await rest.rpc('apply_cart_operations', { operations: [add(crypto.randomUUID(), 1)] })
    await vi.waitFor(() => expect(heard.length).toBeGreaterThan(0))
    expect(heard.map(({ payload }) => (payload as { version: number }).version)).toEqual([1])
  })
})

test('stock:<product id> nudges whoever looks, signed in or not', async () => {
  const { realtime } = await shopper()
  const ears = await Promise.all(
    [realtime(), shop.client()].map(async (client) => {
      const channel = client.channel(`stock:${product}`, isPrivate)
      const heard = hear(channel, 'stock')
      await open(channel)
      return heard
    }),
  )
  await shop.sql`update inventory set stock = 2 where variant_id = ${variant}`
  for (const heard of ears)
    await vi.waitFor(() => expect(heard[0]?.payload).toMatchObject({ product }))
})
