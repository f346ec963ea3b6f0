type Connection = { saveData?: boolean; effectiveType?: string }

/** True where bytes that were not asked for would be a burden: Save-Data, or a network no better than 3G. */
export function isDearConnection(): boolean {
  const { connection } = navigator as { connection?: Connection }
  return connection?.saveData === true || /[23]g/.test(connection?.effectiveType ?? '')
}
