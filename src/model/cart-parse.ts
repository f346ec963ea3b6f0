import {
  emptyCart,
  maxLines,
  maxQuantity,
  rememberedIntents,
  type Cart,
  type CartLine,
} from './cart.ts'

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const isCount = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0

function parseLine(value: unknown): CartLine | null {
  if (!isRecord(value)) return null
  const { variant, handle, name, quantity, cutFrom } = value
  if (typeof variant !== 'string' || typeof handle !== 'string' || !variant || !handle) return null
  if (!isCount(quantity) || (quantity === 0 && !isCount(cutFrom))) return null
  return {
    variant,
    handle,
    ...(typeof name === 'string' && { name }),
    quantity: Math.min(quantity, maxQuantity),
    ...(isCount(cutFrom) && { cutFrom }),
  }
}

/** Reads a stored cart. What is damaged or not ours is left out: a broken record must not break the shop. */
export function parseCart(text: string | null): Cart {
  let value: unknown
  try {
    value = JSON.parse(text ?? 'null')
  } catch {
    return emptyCart
  }
  if (!isRecord(value) || !Array.isArray(value.lines)) return emptyCart
  const lines = new Map<string, CartLine>()
  for (const line of value.lines.map(parseLine))
    if (line && !lines.has(line.variant)) lines.set(line.variant, line)
  const applied = Array.isArray(value.applied) ? value.applied : []
  return {
    lines: [...lines.values()].slice(0, maxLines),
    applied: applied.filter((id) => typeof id === 'string').slice(-rememberedIntents),
  }
}
