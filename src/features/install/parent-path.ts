/**
 * The page above a page, where "back" leads when there is nothing behind.
 * @param pathname - without a locale's prefix
 * @returns null for the home page, which has none
 */
export function parentPath(pathname: string): string | null {
  if (pathname === '/') return null
  return /^\/(product|shop)\/./.test(pathname) ? '/shop' : '/'
}
