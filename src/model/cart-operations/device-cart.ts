import { rebase, stateOf, type CartState } from './cart-state.ts'
import {
  appendIntent,
  claimGuest,
  newLog,
  renumber,
  settleLog,
  takeBatch,
  withoutOperation,
  type OperationLog,
} from './operation-log.ts'
import type { CartAnswer, CartIntent, CartMessage, CartOperation } from './operation.ts'

/** What the server said last. */
export type ServerView = Pick<CartAnswer, 'version' | 'lines' | 'ended' | 'acknowledged'>

/** All a device keeps of one owner's cart: plain data, stored as one record. A guest's view stays empty. */
export type DeviceCart = {
  log: OperationLog
  view: ServerView
  /** Shown and never sent from here: it waits in another log, until the server's next word. */
  aside?: readonly CartIntent[]
}

const unheard: ServerView = { version: 0, lines: [], ended: {}, acknowledged: 0 }

/** @param device a random uuid, new for each owner and each sign-in. */
export const newDeviceCart = (device: string): DeviceCart => ({
  log: newLog(device),
  view: unheard,
})

/** What the screen shows: the server's word with everything on top that it has not dealt with. */
export const screenOf = ({ log, view, aside = [] }: DeviceCart): CartState =>
  rebase(stateOf(view), [...aside, ...log.operations])

/** A control was used. */
export const change = (cart: DeviceCart, intent: CartIntent): DeviceCart => ({
  ...cart,
  log: appendIntent(cart.log, intent),
})

/** Store the cart before the batch, of at most so many operations, leaves. */
export function send(
  cart: DeviceCart,
  most?: number,
): { cart: DeviceCart; batch: readonly CartOperation[] } {
  const { log, batch } = takeBatch(cart.log, most)
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

/** An operation that no server will take is given up; the others are sent by a device the server has never heard of. */
export const drop = (cart: DeviceCart, seq: number, device: string): DeviceCart => ({
  log: withoutOperation(cart.log, seq, device),
  view: { ...cart.view, acknowledged: 0 },
})

/** The same cart goes on beside the stored one, with a log of its own: numbers given here are not given there. */
export const detach = ({ log, view, aside = [] }: DeviceCart, device: string): DeviceCart => ({
  log: newLog(device),
  view: { ...view, acknowledged: 0 },
  aside: [...aside, ...log.operations],
})

/**
 * What was done beside the stored cart joins its log.
 * @returns null while some of it is under way under its own number: it would count twice
 */
export function attach(stored: DeviceCart, detached: DeviceCart): DeviceCart | null {
  const { operations, sentThrough } = detached.log
  if (operations.some(({ seq }) => seq <= sentThrough)) return null
  const { acknowledged } = stored.view
  const view = detached.view.version > stored.view.version ? detached.view : stored.view
  return { log: operations.reduce(appendIntent, stored.log), view: { ...view, acknowledged } }
}

/** A guest signs in; store the outcome and an empty guest's cart in one transaction. */
export const joinGuest = (account: DeviceCart, guest: DeviceCart): DeviceCart => ({
  ...account,
  log: claimGuest(account.log, guest.log),
})
