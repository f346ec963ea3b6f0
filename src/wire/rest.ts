import { reportAnswer } from '../lib/connection.ts'
import { backEnd, publishableKey } from './back-end.ts'
import { getJson } from './get-json.ts'

/** A connection may stand and carry no byte. After this long it counts as none. */
const patienceMs = 10_000

/**
 * Calls a `stable` database function with GET, always anonymously, so that a CDN and the offline cache may keep it.
 * Plain fetch: postgrest-js would cost 4 KB for this one line.
 */
export async function callReadFunction<T>(
  name: string,
  params: Record<string, string | number | readonly string[]>,
): Promise<T> {
  const query = new URLSearchParams()
  for (const [param, value] of Object.entries(params))
    query.set(param, Array.isArray(value) ? toArrayLiteral(value) : String(value))
  const answer = await getJson<T>(`${backEnd}/rest/v1/rpc/${name}?${query}`, {
    headers: { apikey: publishableKey },
    signal: AbortSignal.timeout(patienceMs),
  })
  reportAnswer(true) // files may come from the device; this came over the network
  return answer
}

/** Postgres array literal: `{"colour:Bone","size:10 ml"}`. */
function toArrayLiteral(values: readonly string[]): string {
  return `{${values.map((value) => JSON.stringify(value)).join(',')}}`
}
