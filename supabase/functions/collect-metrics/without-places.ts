/**
 * Clears a text of what may tell who somebody is: queries and fragments of addresses, ids of carts and orders, mails
 * and long numbers. What went wrong, and in which file, stays.
 */
export function withoutPlaces(text: string): string {
  return text
    .replace(/([a-z][a-z0-9+.-]*:\/\/[^\s?#'")]+)[?#][^\s'")]*/gi, '$1')
    .replace(/[^\s@<>"']+@[^\s@<>"']+\.[^\s@<>"']+/g, '<mail>')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, '<id>')
    .replace(/\beyJ[\w-]+(\.[\w-]*)*/g, '<token>')
    .replace(/[0-9a-f]{24,}/gi, '<hex>')
    .replace(/\d{7,}/g, '<number>')
    .slice(0, 500)
}
