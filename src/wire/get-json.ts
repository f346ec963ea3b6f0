import { AppError } from './app-error.ts'

/**
 * Fetches JSON with GET.
 * @throws AppError `offline` when no answer came, `not_found` for 404, `http_<status>` else.
 */
export async function getJson<T>(url: string, headers?: HeadersInit): Promise<T> {
  let response: Response
  try {
    response = await fetch(url, { headers })
  } catch (cause) {
    throw new AppError('offline', `Cannot read ${url}: no answer`, { retryable: true, cause })
  }
  const requestId = response.headers.get('x-request-id')
  if (!response.ok) {
    const code = response.status === 404 ? 'not_found' : `http_${response.status}`
    throw new AppError(code, `Cannot read ${url}: ${response.status}`, {
      retryable: response.status >= 500 || response.status === 429,
      requestId,
    })
  }
  return (await response.json()) as T
}
