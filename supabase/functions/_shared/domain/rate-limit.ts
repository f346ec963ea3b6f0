/**
 * A bucket of `capacity` tokens that fills up once in `perSeconds`; a call takes one from each of its buckets, or none.
 * The database keeps them, by a hash of the key: `private.take_tokens`.
 */
export type RateLimit = { key: string; capacity: number; perSeconds: number }

/**
 * The buckets of a call: its address's, and its account's where there is one.
 *
 * @param action what is done, e.g. `checkout`; the same word shares the buckets
 * @param caller who does it
 * @param allowance how often each of them may
 */
export function limitsOf(
  action: string,
  caller: { clientAddress: string; userId: string | null },
  allowance: Omit<RateLimit, 'key'>,
): RateLimit[] {
  const keys = [`${action}:address:${networkOf(caller.clientAddress)}`]
  if (caller.userId !== null) keys.push(`${action}:user:${caller.userId}`)
  return keys.map((key) => ({ key, ...allowance }))
}

/** Whoever has one address of IPv6 has 2^64 of them: they count as one. IPv4 stays as it is. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped) return mapped[1]!
  const [head = '', tail] = address.toLowerCase().split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length)
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...after].slice(0, 4)
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`
}
