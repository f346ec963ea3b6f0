import { reportAnswer } from '../lib/connection.ts'
import { AppError } from './app-error.ts'

/**
 * Fetches JSON with GET.
 * @throws AppError `offline` when no answer came, `not_found` for 404, `http_<status>` else.
 */
export async function getJson<T>(url: string, options?: RequestInit): Promise<T> {
  let response: Response
  try {
    response = await fetch(url, options)
    if (response.ok) return (await response.json()) as T
  } catch (cause) {
    if (cause instanceof SyntaxError) throw cause // an answer, but not what it should be
    reportAnswer(false)
    throw new AppError('offline', `Cannot read ${url}: no answer`, { retryable: true, cause })
  }
  const code = response.status === 404 ? 'not_found' : `http_${response.status}`
  throw new AppError(code, `Cannot read ${url}: ${response.status}`, {
    retryable: response.status >= 500 || response.status === 429,
    requestId: response.headers.get('x-request-id'),
  })
}
