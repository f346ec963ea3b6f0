/** Services from Canada, as UPS calls them there: "Service Codes" in the appendix of its Rating documentation. */
const names: Readonly<Record<string, string>> = {
  '01': 'UPS Express',
  '02': 'UPS Expedited',
  '07': 'UPS Worldwide Express',
  '08': 'UPS Worldwide Expedited',
  '11': 'UPS Standard',
  '12': 'UPS 3 Day Select',
  '13': 'UPS Express Saver',
  '14': 'UPS Express Early',
  '54': 'UPS Worldwide Express Plus',
  '65': 'UPS Worldwide Saver',
}

/** @param told what the answer calls it: often nothing */
export function nameService(code: string, told: string | undefined): string {
  return names[code] ?? (told?.trim() || 'UPS')
}
