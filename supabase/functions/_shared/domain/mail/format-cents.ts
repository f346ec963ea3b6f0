/**
 * Writes an amount of Canadian dollars as the shop does, `$1,234.50`: by hand, since `Intl` gives other characters in
 * each runtime.
 *
 * @param cents integer, not negative
 * @throws RangeError for anything else
 */
export function formatCents(cents: number): string {
  if (!Number.isSafeInteger(cents) || cents < 0)
    throw new RangeError(`Cannot format ${cents}: not whole cents from 0`)
  const dollars = String(Math.trunc(cents / 100)).replace(/\B(?=(\d{3})+$)/g, ',')
  return `$${dollars}.${String(cents % 100).padStart(2, '0')}`
}
