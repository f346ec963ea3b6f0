/**
 * Names of all caches of one build at one scope. Cache Storage belongs to the origin, so what a build in another
 * language (`/fr/`) keeps lies beside it and must be told apart.
 */
export type CacheNames = {
  /** Chunks, style sheets, fonts, the shell and the catalogue: whole since the worker was installed. */
  precache: string
  /** Chunks of the build before, for tabs that still run it. */
  before: string
  /** Documents of this build. */
  pages: string
  /** The answers each of them is hydrated with. */
  answers: string
  /** Products and lists of a catalogue too large to be kept whole. */
  catalogue: string
  /** Photographs; they outlive builds, since their names carry a hash. */
  pictures: string
}

/**
 * @param build - short hash that names the build.
 * @param scope - path of the worker's scope, with a slash at its end.
 */
export function nameCaches(build: string, scope: string): CacheNames {
  const place = scope === '/' ? '' : scope
  return {
    precache: `precache${place}`,
    before: `precache-before${place}`,
    pages: `pages-${build}${place}`,
    answers: `answers-${build}${place}`,
    catalogue: `catalogue-${build}${place}`,
    pictures: `pictures${place}`,
  }
}

/** Whether a cache was made for another build at the same scope. */
export function isOutdated(name: string, names: CacheNames, scope: string): boolean {
  const place = scope === '/' ? '' : scope
  const [, build] = /^(?:pages|answers|catalogue)-([^/]+)/.exec(name) ?? []
  if (build === undefined || !name.endsWith(`-${build}${place}`)) return false
  return !Object.values(names).includes(name)
}

/** Whether the shop made this cache, the worker or the page (`catalog`). */
export function isOurs(name: string, scope: string): boolean {
  const place = scope === '/' ? '' : scope
  const known = /^(?:(?:pages|answers|catalogue)-[^/]+|precache(?:-before)?|pictures|catalog)/.exec(
    name,
  )
  return known !== null && name === known[0] + place
}
