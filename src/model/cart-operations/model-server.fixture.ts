import type { CartAnswer, CartMessage, CartOperation, OperationRefusal } from './operation.ts'

type Line = { units: number; life: number; place: number; isAlive: boolean }
type Cart = {
  version: number
  lines: Map<string, Line>
  devices: Map<string, { seq: number; last: string }>
  places: number
}

/** What happened to one operation, for those who keep the books. */
export type Applied = { operation: CartOperation; version: number; units: number }

const essence = ({ device: _d, seq: _s, ...rest }: CartOperation) =>
  JSON.stringify(Object.entries(rest).sort(([a], [b]) => a.localeCompare(b)))

/**
 * The rules of `apply_cart_operations` written down a second time, plainly and without the algebra, so that the
 * algebra and the SQL can both be judged by it.
 */
export class ModelServer {
  readonly carts = new Map<string, Cart>()
  /** All that changed something, in order, by user. */
  readonly book = new Map<string, Applied[]>()
  readonly messages: { user: string; message: CartMessage }[] = []
  readonly isSold: (variant: string) => boolean

  constructor(isSold: (variant: string) => boolean = () => true) {
    this.isSold = isSold
  }

  cart(user: string): Cart {
    const cart = this.carts.get(user) ?? {
      version: 0,
      lines: new Map(),
      devices: new Map(),
      places: 0,
    }
    this.carts.set(user, cart)
    return cart
  }

  apply(user: string, call: readonly CartOperation[]): CartAnswer | 'device_forked' {
    const cart = this.cart(user)
    const device = call[0]!.device
    const known = { ...(cart.devices.get(device) ?? { seq: 0, last: '' }) }
    const rejected: { seq: number; code: OperationRefusal }[] = []
    const before = cart.version
    for (const operation of call.toSorted((a, b) => a.seq - b.seq)) {
      const print = essence(operation)
      if (operation.seq === known.seq && print !== known.last) return 'device_forked'
      if (operation.seq <= known.seq) continue
      if (operation.seq > known.seq + 1) break
      known.seq = operation.seq
      known.last = print
      const outcome = this.one(cart, operation)
      if (typeof outcome === 'string') rejected.push({ seq: operation.seq, code: outcome })
      else if (outcome !== null) {
        cart.version = before + 1
        const book = this.book.get(user) ?? []
        this.book.set(user, [...book, { operation, version: cart.version, units: outcome }])
      }
    }
    cart.devices.set(device, known)
    const answer = this.read(user, device)
    if (cart.version > before) this.messages.push({ user, message: { ...answer, device } })
    return { ...answer, rejected }
  }

  /** Units that came or went; null when nothing did; a code when refused. */
  private one(cart: Cart, operation: CartOperation): number | null | OperationRefusal {
    const line = cart.lines.get(operation.variant)
    if (operation.kind === 'change' && operation.delta > 0) {
      if (!this.isSold(operation.variant)) return line ? 'not_sold' : 'unknown_variant'
      if (line?.isAlive && line.units === 99) return 'line_full'
      if (!line?.isAlive && this.living(cart).length === 100) return 'cart_full'
      const units = Math.min(99, (line?.units ?? 0) + operation.delta)
      const place = line?.isAlive ? line.place : (cart.places += 1)
      cart.lines.set(operation.variant, { units, life: line?.life ?? 0, place, isAlive: true })
      return units - (line?.units ?? 0)
    }
    if (!line?.isAlive || operation.epoch < line.life) return null
    const wanted = operation.kind === 'remove' ? (operation.seen ?? 99) : -operation.delta
    const taken = Math.min(wanted, line.units)
    line.units -= taken
    line.isAlive = line.units > 0
    if (operation.kind === 'remove' || !line.isAlive) line.life += 1
    return -taken
  }

  private living(cart: Cart): [string, Line][] {
    return [...cart.lines].filter(([, { isAlive }]) => isAlive)
  }

  read(user: string, device: string): CartAnswer {
    const cart = this.cart(user)
    const living = this.living(cart).sort(([, a], [, b]) => b.place - a.place)
    const dead = [...cart.lines].filter(([, { isAlive }]) => !isAlive)
    return {
      version: cart.version,
      acknowledged: cart.devices.get(device)?.seq ?? 0,
      ended: Object.fromEntries(dead.map(([variant, { life }]) => [variant, life])),
      lines: living.map(([variant, { units, life }]) => ({
        ...{ variant, wanted: units, quantity: units, epoch: life, stock: 99, note: null },
        ...{ handle: variant, title: variant, priceCents: 100, addedPriceCents: 100 },
      })),
    }
  }
}
