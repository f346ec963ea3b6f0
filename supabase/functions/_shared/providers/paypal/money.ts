/** PayPal's form of an amount: `{ currency_code: 'CAD', value: '12.34' }`. */
export type Money = { currency_code: string; value: string }

/** @param cents of a currency with two decimals, never negative */
export function toMoney(cents: number, currency: string): Money {
  const digits = String(cents).padStart(3, '0')
  return { currency_code: currency, value: `${digits.slice(0, -2)}.${digits.slice(-2)}` }
}

/**
 * Cents of an amount of two decimals, without a detour over fractions.
 *
 * @throws when the amount is none.
 */
export function toCents({ value }: Money): number {
  const parts = /^(\d+)(?:\.(\d{1,2}))?$/.exec(value)
  if (!parts) throw new Error(`Cannot read "${value}" as an amount of money`)
  return Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0'))
}
