/** The words of the cart's log, the same as those of `apply_cart_operations`. See docs/decisions. */

/** Units of one line. */
export const maxLineQuantity = 99
/** Lines of one cart that hold at least one unit. */
export const maxCartLines = 100
/** Operations of one call. */
export const maxCallOperations = 200

/** What a control asks for, before it is numbered. */
export type CartIntent =
  | {
      kind: 'change'
      variant: string
      /** Units more or fewer, -99 to 99 and not 0: typing 5 over 2 is 3. */
      delta: number
      /** The life of the line the shopper saw. */
      epoch: number
    }
  | {
      kind: 'remove'
      variant: string
      epoch: number
      /**
       * Units the shopper saw: those added elsewhere meanwhile stay, whichever arrives first. Without it the
       * whole life goes.
       */
      seen?: number
    }

/** An intent with its place in the log of one device. */
export type CartOperation = CartIntent & {
  /** A uuid: one log of one browser profile under one owner. */
  device: string
  /** 1, 2, 3 …: the server applies each number of a device once, in this order. */
  seq: number
}

/** Why one operation was not applied; its number is used up. */
export type OperationRefusal =
  /** Not the shape above. */
  | 'malformed'
  /** A quantity that is no whole number. */
  | 'fractional'
  /** A quantity beyond 99. */
  | 'too_large'
  /** No such variant, and none of that id stands in the cart. */
  | 'unknown_variant'
  /** Its product is not on sale. */
  | 'not_sold'
  /** The line has 99 units. */
  | 'line_full'
  /** The cart has 100 lines. */
  | 'cart_full'

/** One line as the server tells it. */
export type CartAnswerLine = {
  variant: string
  handle: string
  /** The product's title now, or as it was when it was last added. */
  title: string
  /** What the operations add up to. */
  wanted: number
  /** What can be had of that: cut back to stock, 0 when sold out or not sold. */
  quantity: number
  epoch: number
  stock: number
  /** Cents now, null when not sold. */
  priceCents: number | null
  /** Cents when the shopper last added to the line. */
  addedPriceCents: number
  note: null | 'cut_to_stock' | 'sold_out' | 'not_sold'
}

/** The answer of `read_cart` and, with `rejected`, of `apply_cart_operations`. */
export type CartAnswer = {
  /** Rises by one with each change of the cart. */
  version: number
  /** Newest first. */
  lines: readonly CartAnswerLine[]
  /** Lives of lines that ended: the epoch the next life of that variant has. */
  ended: Readonly<Record<string, number>>
  /** The last number of the asking device that was dealt with. */
  acknowledged: number
  rejected?: readonly { seq: number; code: OperationRefusal }[]
}

/** What is broadcast on `cart:<user id>` as event `cart`. `lines` and `ended` are null where they are large: refetch. */
export type CartMessage = Pick<CartAnswer, 'version' | 'acknowledged'> & {
  /** Whose operations made this version, up to `acknowledged`. */
  device: string | null
  lines: CartAnswer['lines'] | null
  ended: CartAnswer['ended'] | null
}
