/**
 * Whether a cache belongs to the shop at this path. Cache Storage is the origin's, so what the shop of another language keeps
 * lies beside it, named with its path at the end: `pages-a1/fr/`. Names are the worker's, see `sw/cache-names.ts`; those of
 * forgotten workers count, too.
 * @param base the path, with a slash at both ends, `/` for the first language
 */
export const isOwnCache = (name: string, base: string): boolean =>
  base === '/' ? !name.includes('/') : name.endsWith(base)
