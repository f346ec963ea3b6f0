import { RealtimeClient } from '@supabase/realtime-js'
import { createClient } from '@supabase/supabase-js'
import { expect } from 'vitest'
import {
  change,
  hear,
  newDeviceCart,
  receive,
  screenOf,
  send,
} from '../../src/model/cart-operations/device-cart.ts'
import { lifeOf, livingLines } from '../../src/model/cart-operations/cart-state.ts'
import type { CartAnswer, CartMessage } from '../../src/model/cart-operations/operation.ts'
import { publishableKey } from '../../local/stack/keys.ts'

export const newRest = (origin: string, token?: string) =>
  createClient(origin, publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false },
    global: { headers: token === undefined ? {} : { authorization: `Bearer ${token}` } },
  })

type Account = { origin: string; token: string; user: string }

/**
 * One device of an account, over real sockets: it keeps its log, sends what waits, hears of the others. It outlives the
 * server. What it was told once it expects to be told again.
 */
export class LiveDevice {
  cart = newDeviceCart(crypto.randomUUID())
  #isOnline = true
  /** The greatest version and the last own number that an answer named. */
  known = { version: 0, acknowledged: 0 }
  /** What the server said that contradicts what it had said before. */
  readonly contradictions: string[] = []
  readonly #rest: ReturnType<typeof newRest>
  readonly #sockets: RealtimeClient

  constructor({ origin, token, user }: Account) {
    this.#rest = newRest(origin, token)
    this.#sockets = new RealtimeClient(`${origin.replace('http', 'ws')}/realtime/v1`, {
      params: { apikey: publishableKey },
      accessToken: () => Promise.resolve(token),
      reconnectAfterMs: () => 100,
    })
    this.#sockets
      .channel(`cart:${user}`, { config: { private: true } })
      .on('broadcast', { event: 'cart' }, ({ payload }) => this.#hear(payload as CartMessage))
      .subscribe((status) => {
        if (status === 'SUBSCRIBED') void this.read()
      })
  }

  /** The network comes or goes. As the shop does, it reads anew when it comes: what was said meanwhile is said once. */
  async setOnline(isOnline: boolean): Promise<void> {
    const isBack = isOnline && !this.#isOnline
    this.#isOnline = isOnline
    if (isBack) await this.read()
  }

  /** What a control asks for: `add` always adds; `take` and `remove` do where there is nothing. @returns units added */
  tap(variant: string, what: 'add' | 'take' | 'remove'): number {
    const { quantity, epoch } = lifeOf(screenOf(this.cart), variant)
    const isAddition = what === 'add' || quantity === 0
    this.cart = change(
      this.cart,
      what === 'remove' && !isAddition
        ? { kind: 'remove', variant, epoch, seen: quantity }
        : { kind: 'change', variant, epoch, delta: isAddition ? 1 : -1 },
    )
    return isAddition ? 1 : 0
  }

  /**
   * Sends what waits.
   * @param isAnswerLost the device never hears what came of it
   * @returns what went wrong
   */
  async flush(isAnswerLost = false): Promise<unknown> {
    const { cart, batch } = send(this.cart)
    this.cart = cart
    if (batch.length === 0 || !this.#isOnline) return null
    const { data, error } = await this.#rest.rpc('apply_cart_operations', { operations: batch })
    if (error === null && !isAnswerLost) this.#receive(data as CartAnswer)
    return error
  }

  /** Reads the cart anew. */
  async read(): Promise<CartAnswer | null> {
    const { device } = this.cart.log
    const { data } = await this.#rest.rpc('read_cart', { device }, { get: true })
    if (data !== null) this.#receive(data as CartAnswer)
    return data as CartAnswer | null
  }

  lines() {
    return livingLines(screenOf(this.cart))
  }

  /** As the first read after a crash is judged: it may know more than this device was told, never less. */
  expectKept({ version, acknowledged }: CartAnswer): void {
    expect(version, 'a version that was told').toBeGreaterThanOrEqual(this.known.version)
    expect(acknowledged, 'an acknowledged number').toBeGreaterThanOrEqual(this.known.acknowledged)
  }

  async leave(): Promise<void> {
    await this.#sockets.removeAllChannels()
    await this.#sockets.disconnect()
  }

  #receive(answer: CartAnswer): void {
    const { cart, isForked } = receive(this.cart, answer)
    if (isForked) this.contradictions.push(`forgot ${JSON.stringify(this.known)}`)
    this.cart = cart
    this.known = {
      version: Math.max(this.known.version, answer.version),
      acknowledged: Math.max(this.known.acknowledged, answer.acknowledged),
    }
  }

  #hear(message: CartMessage): void {
    if (!this.#isOnline) return
    const { cart, isBehind } = hear(this.cart, message)
    this.cart = cart
    if (isBehind) void this.read()
  }
}
