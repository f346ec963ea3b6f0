/** `code`: what the database function says, `offline` where no answer came, `not_signed_in` without a session. */
export type OwnAnswer<T> = { kind: 'done'; value: T } | { kind: 'refused'; code: string }

export const refuse = (code: string) => ({ kind: 'refused', code }) as const

function parse(text: string): unknown {
  try {
    return text ? JSON.parse(text) : null
  } catch {
    return undefined
  }
}

/**
 * What an answer of the database's HTTP interface comes to. One that is not JSON is not the database's: something on the
 * way spoke (a hotel's portal, a proxy), which counts as no answer.
 */
export function readAnswer<T>({ status, text }: { status: number; text: string }): OwnAnswer<T> {
  const said = parse(text)
  if (status >= 502 || said === undefined) return refuse('offline')
  if (status < 300) return { kind: 'done', value: said as T }
  if (status === 401) return refuse('not_signed_in')
  // The functions of the database name a refusal in `message`.
  const { message } = (said ?? {}) as { message?: unknown }
  return refuse(typeof message === 'string' ? message : 'failed')
}
