import { describe, expect, test } from 'vitest'
import { lifeOf, livingLines } from './cart-state.ts'
import {
  change,
  fork,
  hear,
  joinGuest,
  newDeviceCart,
  receive,
  screenOf,
  send,
  type DeviceCart,
} from './device-cart.ts'
import { ModelServer } from './model-server.fixture.ts'
import type { CartAnswer, CartIntent } from './operation.ts'

const add = (delta: number): CartIntent => ({ kind: 'change', variant: 'a', delta, epoch: 0 })
const shown = (cart: DeviceCart) => lifeOf(screenOf(cart), 'a').quantity

/** Sends all there is, and hears the answer. */
function flush(server: ModelServer, before: DeviceCart): { cart: DeviceCart; isForked: boolean } {
  const { cart, batch } = send(before)
  return receive(cart, server.apply('ada', batch) as CartAnswer)
}

describe('a device’s cart', () => {
  test('shows what is pending on top of what the server said', () => {
    const server = new ModelServer()
    const { cart } = flush(server, change(newDeviceCart('d'), add(2)))
    expect(shown(change(cart, add(3)))).toBe(5)
    expect(cart.log.operations).toEqual([])
  })

  test('rolls back what the server refuses', () => {
    const server = new ModelServer(() => false)
    const wish = change(newDeviceCart('d'), add(2))
    expect(shown(wish)).toBe(2)
    const { cart } = flush(server, wish)
    expect([shown(cart), cart.log.operations]).toEqual([0, []])
  })

  test('does not show its own addition twice when the broadcast comes before the answer', () => {
    const server = new ModelServer()
    const { cart, batch } = send(change(newDeviceCart('d'), add(2)))
    const answer = server.apply('ada', batch) as CartAnswer
    const told = hear(cart, server.messages[0]!.message)
    expect([shown(told.cart), told.isBehind]).toEqual([2, false])
    expect(shown(receive(told.cart, answer).cart)).toBe(2)
  })

  test('asks again after a version it missed, or one without lines', () => {
    const server = new ModelServer()
    const laptop = newDeviceCart('l')
    let phone = newDeviceCart('p')
    for (let i = 0; i < 2; i++) phone = flush(server, change(phone, add(1))).cart
    const [first, second] = server.messages.map(({ message }) => message)
    expect(hear(laptop, second!)).toEqual({ cart: laptop, isBehind: true })
    expect(hear(laptop, { ...first!, lines: null, ended: null }).isBehind).toBe(true)
    const heard = hear(hear(laptop, first!).cart, second!)
    expect([shown(heard.cart), heard.isBehind]).toEqual([2, false])
    expect(hear(heard.cart, first!)).toEqual({ cart: heard.cart, isBehind: false })
  })

  test('does not believe an answer that a newer one overtook', () => {
    const server = new ModelServer()
    const { cart } = flush(server, change(newDeviceCart('d'), add(2)))
    const old = server.read('ada', 'd')
    const { cart: later } = flush(server, change(cart, add(1)))
    expect(receive(later, old)).toEqual({ cart: later, isForked: false })
  })

  test('of a copy goes on under another name, and nothing is lost', () => {
    const server = new ModelServer()
    const { cart: original } = flush(server, change(newDeviceCart('d'), add(1)))
    let copy = original
    for (let i = 0; i < 2; i++) flush(server, change(original, add(2)))
    copy = send(change(copy, add(4))).cart
    expect(server.apply('ada', copy.log.operations)).toBe('device_forked')
    const { cart, isForked } = flush(server, fork(copy, 'e'))
    expect([shown(cart), isForked]).toEqual([7, false])
  })

  test('brings back what a restored database forgot and the device still holds', () => {
    const server = new ModelServer()
    const { cart } = flush(server, change(newDeviceCart('d'), add(1)))
    const restored = new ModelServer()
    restored.cart('ada').version = 1_000_000
    const waiting = send(change(cart, add(2)))
    const answer = restored.apply('ada', waiting.batch) as CartAnswer
    const { isForked } = receive(waiting.cart, answer)
    expect(isForked).toBe(true)
    expect(shown(flush(restored, fork(waiting.cart, 'e')).cart)).toBe(2)
  })

  test('of a guest joins the account’s, adding up', () => {
    const server = new ModelServer()
    flush(server, change(newDeviceCart('other'), add(2)))
    const guest = change(change(newDeviceCart('g'), add(4)), add(-1))
    const joined = joinGuest(newDeviceCart('d'), guest)
    const { cart } = flush(server, joined)
    expect(livingLines(screenOf(cart))).toEqual([{ variant: 'a', quantity: 5 }])
  })
})
