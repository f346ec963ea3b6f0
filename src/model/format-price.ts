const noBreakSpace = '\u00a0'

/** The language of this build; tests and tools outside Vite name theirs. */
const buildLocale = (): string => import.meta.env?.LOCALE ?? 'en-CA'

/**
 * Writes an amount of Canadian dollars: `$1,234.50` in English, `1 234,50 $` in French (no-break spaces). By hand, since
 * `Intl` gives other characters in Node, Deno and each browser, and the first render must equal the file.
 * @param cents integer; negative amounts carry a hyphen-minus, as ICU writes them
 * @throws RangeError when `cents` is not an integer
 */
export function formatPrice(cents: number, locale: string = buildLocale()): string {
  if (!Number.isSafeInteger(cents)) throw new RangeError(`Cannot format ${cents}: not whole cents`)
  const isFrench = locale.startsWith('fr')
  const digits = String(Math.abs(cents)).padStart(3, '0')
  const dollars = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, isFrench ? noBreakSpace : ',')
  const sign = cents < 0 ? '-' : ''
  const fraction = digits.slice(-2)
  return isFrench
    ? `${sign}${dollars},${fraction}${noBreakSpace}$`
    : `${sign}$${dollars}.${fraction}`
}
