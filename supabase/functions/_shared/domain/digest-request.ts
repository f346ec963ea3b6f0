import type { CheckoutRequest } from '../contract/checkout.ts'

/**
 * What a key stands for: SHA-256 in hex of all that was asked, whatever the order of lines or fields.
 *
 * @param userId - a key of one buyer says nothing to another.
 */
export async function digestRequest(
  request: CheckoutRequest,
  userId: string | null,
): Promise<string> {
  const { idempotencyKey: _, lines, ...rest } = request
  const sorted = lines
    .map(({ variantId, quantity }) => ({ variantId, quantity }))
    .sort((a, b) => (a.variantId < b.variantId ? -1 : 1))
  const text = JSON.stringify(sortFields({ ...rest, lines: sorted, userId }))
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

function sortFields(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortFields)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, field]) => field !== undefined)
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, field]) => [name, sortFields(field)]),
  )
}
