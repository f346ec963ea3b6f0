/** What a carrier said: its HTTP status and the whole body. */
export type CarrierAnswer = { status: number; body: string }

/**
 * Asks a carrier, and once more where it answers 5xx or breaks the connection off. Both tries share the deadline.
 *
 * @throws when there is no answer in time
 */
export async function askCarrier(
  url: string,
  init: RequestInit,
  signal: AbortSignal,
): Promise<CarrierAnswer> {
  const first = await send(url, init, signal).catch((error: unknown) => {
    if (signal.aborted) throw error
    return null
  })
  return first !== null && first.status < 500 ? first : send(url, init, signal)
}

async function send(url: string, init: RequestInit, signal: AbortSignal): Promise<CarrierAnswer> {
  const response = await fetch(url, { ...init, signal })
  return { status: response.status, body: await response.text() }
}
