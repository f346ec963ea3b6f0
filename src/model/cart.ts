/** One variant in the cart. What it costs and is called is the catalogue's to say, never the cart's. */
export type CartLine = {
  variant: string
  handle: string
  /** What it was called when it was added: shown only once the catalogue has forgotten it. */
  name?: string
  /** 0 to 99. Zero stands for an item that cannot be had any more: shown, not counted. */
  quantity: number
  /** The quantity before stock ran short; the cart says so until the shopper changes the line. */
  cutFrom?: number
}

export type Cart = {
  /** Newest first. */
  lines: readonly CartLine[]
  /** Ids of the last intents applied, newest last: the same intent never counts twice. */
  applied: readonly string[]
}

/** What a control asks for. Quantities travel as signed changes, so that two devices adding at once both count. */
export type CartOperation =
  | {
      kind: 'change'
      variant: string
      handle: string
      name?: string
      delta: number
      /** Units in stock, as far as known: a line is never raised above it. */
      limit?: number
      /** Where a line that was removed stood; new lines come first. */
      at?: number
    }
  | { kind: 'remove'; variant: string }
  /** Stock fell below the line: take it back to what is there, and remember what it was. */
  | { kind: 'cut'; variant: string; stock: number }

export const maxQuantity = 99
export const maxLines = 100
export const rememberedIntents = 50

export const emptyCart: Cart = { lines: [], applied: [] }

/** The number beside the cart's icon. */
export const countItems = ({ lines }: Cart): number =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0)

export const findLine = (cart: Cart, variant: string): CartLine | undefined =>
  cart.lines.find((line) => line.variant === variant)

function changeLine(
  cart: Cart,
  operation: CartOperation & { kind: 'change' },
): readonly CartLine[] {
  const { variant, handle, delta, limit = maxQuantity, at = 0 } = operation
  const known = findLine(cart, variant)
  const before = known?.quantity ?? 0
  // A limit below what is there already is no reason to take away: that is a cut, which is told.
  const most = Math.max(before, Math.min(limit, maxQuantity))
  const quantity = Math.min(before + delta, most)
  const name = operation.name ?? known?.name
  const line: CartLine = { variant, handle, ...(name && { name }), quantity }
  if (known) {
    if (quantity <= 0) return cart.lines.filter((other) => other !== known)
    return cart.lines.map((other) => (other === known ? line : other))
  }
  if (quantity <= 0 || cart.lines.length >= maxLines) return cart.lines
  return cart.lines.toSpliced(at, 0, line)
}

function cutLine(line: CartLine, stock: number): CartLine {
  if (line.quantity <= stock) return line
  return { ...line, quantity: Math.max(stock, 0), cutFrom: line.cutFrom ?? line.quantity }
}

/** The cart after an operation; the same cart when the operation changes nothing. */
export function applyOperation(cart: Cart, operation: CartOperation): Cart {
  const { kind, variant } = operation
  if (kind === 'change') return { ...cart, lines: changeLine(cart, operation) }
  const lines =
    kind === 'remove'
      ? cart.lines.filter((line) => line.variant !== variant)
      : cart.lines.map((line) => (line.variant === variant ? cutLine(line, operation.stock) : line))
  return { ...cart, lines }
}

/** Applies an operation made before hydration, unless the intent of that id was applied already. */
export function applyIntent(cart: Cart, id: string, operation: CartOperation): Cart {
  if (cart.applied.includes(id)) return cart
  const applied = [...cart.applied, id].slice(-rememberedIntents)
  return { ...applyOperation(cart, operation), applied }
}
