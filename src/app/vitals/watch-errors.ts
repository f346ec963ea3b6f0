import type { ClientError } from '../../../supabase/functions/_shared/contract/metrics.ts'

const most = 5

/** Addresses keep their path: what stands behind it may be somebody's. The server clears the rest. */
const cut = (text: string) => text.replace(/([a-z]+:\/\/[^\s?#]+)[?#]\S*/gi, '$1').slice(0, 400)

/** Where in the shop's own files; the second line of a stack is the first place. */
const findPlace = (error: unknown) =>
  (error instanceof Error && /[^\s(]+:\d+:\d+/.exec(error.stack ?? '')?.[0]) || ''

/**
 * Hears errors that nobody caught.
 * @returns those that differ, the first five
 */
export function watchErrors(): () => ClientError[] {
  const heard = new Map<string, ClientError>()
  const take = (error: unknown, place: string) => {
    const message = cut(String(error)) || 'unknown'
    const source = cut(place)
    if (heard.size < most) heard.set(`${message} ${source}`, { message, source })
  }
  addEventListener('error', ({ error, message, filename, lineno }) =>
    take(error ?? message, findPlace(error) || `${filename}:${lineno}`),
  )
  addEventListener('unhandledrejection', ({ reason }) => take(reason, findPlace(reason)))
  return () => [...heard.values()]
}
