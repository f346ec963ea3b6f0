export type PaypalSettings = {
  clientId: string
  clientSecret: string
  /** The webhook's own id, by which PayPal verifies deliveries. */
  webhookId: string
  /** `https://api-m.paypal.com`, its sandbox, or an emulator's. */
  apiBase: string
  /** For each try. */
  timeoutMs?: number
  fetch?: typeof fetch
}

/** An answer with its status: PayPal tells much by its errors. */
export type PaypalAnswer = { status: number; body: unknown }

/** What a shopper waits for one try. */
export const patienceMs = 5000

/** No answer, too many calls, an error on its side, or nonsense. */
export class PaypalDown extends Error {
  override name = 'PaypalDown'
}

/**
 * One try.
 *
 * @param until - when nobody waits any more, in milliseconds since the epoch
 * @throws {PaypalDown} where no JSON came back in time
 */
export async function sendPaypal(
  { apiBase, timeoutMs = patienceMs, fetch: ask = fetch }: PaypalSettings,
  until: number,
  path: string,
  init: RequestInit,
): Promise<PaypalAnswer> {
  try {
    const signal = AbortSignal.timeout(Math.max(0, Math.min(timeoutMs, until - Date.now())))
    const response = await ask(new URL(path, apiBase), { ...init, signal })
    const text = await response.text()
    return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) }
  } catch (error) {
    throw new PaypalDown(`PayPal gave no answer: ${String(error)}`, { cause: error })
  }
}
