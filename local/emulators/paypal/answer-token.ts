import { randomBytes } from 'node:crypto'
import { emulatorKeys } from '../../functions/emulator-keys.ts'
import type { Ledger } from './open-ledger.ts'
import { PaypalFault } from './paypal-error.ts'

/** PayPal's own: nine hours. */
const lifeSeconds = 32_400

/** @see https://developer.paypal.com/api/rest/authentication/ */
export async function answerToken(request: Request, ledger: Ledger): Promise<Response> {
  const { PAYPAL_CLIENT_ID, PAYPAL_CLIENT_SECRET } = emulatorKeys
  const basic = `Basic ${btoa(`${PAYPAL_CLIENT_ID}:${PAYPAL_CLIENT_SECRET}`)}`
  const form = new URLSearchParams(await request.text())
  if (request.headers.get('authorization') !== basic)
    return Response.json(
      { error: 'invalid_client', error_description: 'Client Authentication failed' },
      { status: 401 },
    )
  if (form.get('grant_type') !== 'client_credentials')
    return Response.json({ error: 'unsupported_grant_type' }, { status: 400 })
  const token = `A21AA${randomBytes(24).toString('base64url')}`
  ledger.tokens.set(token, Date.now() + lifeSeconds * 1000)
  return Response.json({
    scope: 'https://uri.paypal.com/services/payments/payment',
    access_token: token,
    token_type: 'Bearer',
    app_id: 'APP-EMULATOR',
    expires_in: lifeSeconds,
    nonce: `${new Date().toISOString()}${randomBytes(8).toString('hex')}`,
  })
}

/** @throws {PaypalFault} without a token of ours. */
export function demandToken(request: Request, ledger: Ledger): void {
  const token = request.headers.get('authorization')?.replace(/^Bearer /, '') ?? ''
  if ((ledger.tokens.get(token) ?? 0) > Date.now()) return
  throw new PaypalFault(401, null)
}
