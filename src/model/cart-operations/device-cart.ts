import { rebase, stateOf, type CartState } from './cart-state.ts'
import {
  appendIntent,
  claimGuest,
  newLog,
  renumber,
  settleLog,
  takeBatch,
  type OperationLog,
} from './operation-log.ts'
import type { CartAnswer, CartIntent, CartMessage, CartOperation } from './operation.ts'

/** What the server said last. */
export type ServerView = Pick<CartAnswer, 'version' | 'lines' | 'ended' | 'acknowledged'>

/** All a device keeps of one owner's cart: plain data, stored as one record. A guest's view stays empty. */
export type DeviceCart = { log: OperationLog; view: ServerView }

const unheard: ServerView = { version: 0, lines: [], ended: {}, acknowledged: 0 }

/** @param device a random uuid, new for each owner and each sign-in. */
export const newDeviceCart = (device: string): DeviceCart => ({
  log: newLog(device),
  view: unheard,
})

/** What the screen shows: the server's word with everything on top that it has not dealt with. */
export const screenOf = ({ log, view }: DeviceCart): CartState =>
  rebase(stateOf(view), log.operations)

/** A control was used. */
export const change = (cart: DeviceCart, intent: CartIntent): DeviceCart => ({
  ...cart,
  log: appendIntent(cart.log, intent),
})

/** Store the cart before the batch leaves. */
export function send(cart: DeviceCart): { cart: DeviceCart; batch: readonly CartOperation[] } {
  const { log, batch } = takeBatch(cart.log)
  return { cart: { ...cart, log }, batch }
}

/**
 * The answer of `apply_cart_operations` or `read_cart`. One that was overtaken by a newer one changes nothing.
 * @returns `isForked` when server and log cannot belong together: `fork` the cart, and send again.
 */
export function receive(
  cart: DeviceCart,
  answer: CartAnswer,
): { cart: DeviceCart; isForked: boolean } {
  const { version, lines, ended, acknowledged } = answer
  const { view } = cart
  const isOlder = version < view.version
  const isOvertaken = version === view.version && acknowledged < view.acknowledged
  if (isOlder || isOvertaken) return { cart, isForked: false }
  const log = settleLog(cart.log, acknowledged)
  if (log === null) return { cart, isForked: true }
  return { cart: { log, view: { version, lines, ended, acknowledged } }, isForked: false }
}

/**
 * What was broadcast on `cart:<user id>`.
 * @returns `isBehind` when the cart must be read anew: something before it was missed, or it came without lines.
 */
export function hear(
  cart: DeviceCart,
  message: CartMessage,
): { cart: DeviceCart; isBehind: boolean } {
  const { version, device, lines, ended } = message
  const { view, log } = cart
  if (version <= view.version) return { cart, isBehind: false }
  if (version > view.version + 1 || lines === null || ended === null)
    return { cart, isBehind: true }
  const isOwn = device === log.device
  const acknowledged = isOwn ? message.acknowledged : view.acknowledged
  const { cart: next, isForked } = receive(cart, { version, lines, ended, acknowledged })
  return { cart: next, isBehind: isForked }
}

/** The same wishes from a device the server has never heard of. */
export const fork = (cart: DeviceCart, device: string): DeviceCart => ({
  log: renumber(cart.log, device),
  view: { ...cart.view, acknowledged: 0 },
})

/** A guest signs in; store the outcome and an empty guest's cart in one transaction. */
export const joinGuest = (account: DeviceCart, guest: DeviceCart): DeviceCart => ({
  ...account,
  log: claimGuest(account.log, guest.log),
})
