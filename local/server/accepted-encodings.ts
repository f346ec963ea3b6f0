/** The encodings we have for a text, best first. */
export type Encoding = 'br' | 'gzip'

/**
 * Which of our encodings a browser takes, best first (RFC 9110, 12.5.3). "q=0" means no.
 *
 * @param header - Accept-Encoding, null when it was not sent.
 */
export function acceptedEncodings(header: string | null): Encoding[] {
  const weights = new Map<string, number>()
  for (const part of (header ?? '').toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim())
    const q = parameters.find((parameter) => parameter.startsWith('q='))
    weights.set(name, q === undefined ? 1 : Number(q.slice(2)))
  }
  const weightOf = (name: Encoding) => weights.get(name) ?? weights.get('*') ?? 0
  const ours: Encoding[] = ['br', 'gzip']
  return ours.filter((name) => weightOf(name) > 0).sort((a, b) => weightOf(b) - weightOf(a))
}
