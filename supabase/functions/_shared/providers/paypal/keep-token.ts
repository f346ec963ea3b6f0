import * as v from 'valibot'
import { PaypalDown, sendPaypal } from './send-paypal.ts'
import type { PaypalSettings } from './send-paypal.ts'

const tokenSchema = v.object({ access_token: v.string(), expires_in: v.number() })

type Token = v.InferOutput<typeof tokenSchema>

/**
 * Access tokens: one at a time, and one question for it, however many calls wait.
 *
 * @see https://developer.paypal.com/api/rest/authentication/
 */
export function keepToken(settings: PaypalSettings): {
  /** @throws {PaypalDown} */
  get: () => Promise<string>
  forget: () => void
} {
  let current: Promise<Token> | null = null
  let goodUntil = 0
  const forget = () => {
    current = null
  }
  const renew = async () => {
    goodUntil = Infinity
    const token = await fetchToken(settings)
    // A minute early, so that none runs out on its way; a timer would keep a process alive.
    goodUntil = Date.now() + (token.expires_in - 60) * 1000
    return token
  }
  const get = async () => {
    if (current === null || Date.now() >= goodUntil) {
      current = renew()
      current.catch(forget)
    }
    return (await current).access_token
  }
  return { get, forget }
}

async function fetchToken(settings: PaypalSettings): Promise<Token> {
  const answer = await sendPaypal(settings, Infinity, '/v1/oauth2/token', {
    method: 'POST',
    body: 'grant_type=client_credentials',
    headers: {
      authorization: `Basic ${btoa(`${settings.clientId}:${settings.clientSecret}`)}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
  })
  const token = v.safeParse(tokenSchema, answer.body)
  if (!token.success) throw new PaypalDown(`PayPal gave no token, but ${answer.status}`)
  return token.output
}
