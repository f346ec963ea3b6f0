import * as v from 'valibot'
import type { PaymentEvent, ProviderAnswer } from '../../domain/ports.ts'
import type { CallPaypal } from './call-paypal.ts'
import { readOutcome } from './read-outcome.ts'
import { readProof } from './read-proof.ts'
import { PaypalDown } from './send-paypal.ts'
import type { PaypalSettings } from './send-paypal.ts'

const eventSchema = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  event_type: v.string(),
  create_time: v.pipe(v.string(), v.isoTimestamp()),
  resource: v.record(v.string(), v.unknown()),
})

type WebhookSettings = Pick<PaypalSettings, 'webhookId' | 'apiBase'>

/**
 * Has PayPal verify a delivery, and reads it in the shop's words.
 *
 * @returns refused with `bad_signature` or `malformed`; `unavailable` where PayPal could not be asked: it delivers
 *   again.
 * @see https://developer.paypal.com/docs/api/webhooks/v1/#verify-webhook-signature_post
 */
export async function readEvent(
  call: CallPaypal,
  settings: WebhookSettings,
  body: string,
  headers: Headers,
): Promise<ProviderAnswer<PaymentEvent>> {
  const event = v.safeParse(v.pipe(v.string(), v.parseJson(), eventSchema), body)
  if (!event.success)
    return { kind: 'refused', code: 'malformed', reason: v.summarize(event.issues) }
  if (!(await isSigned(call, settings, body, headers)))
    return { kind: 'refused', code: 'bad_signature', reason: 'PayPal does not know this delivery' }
  const { id, event_type, create_time, resource } = event.output
  return {
    kind: 'ok',
    value: {
      provider: 'paypal',
      eventId: id,
      eventType: event_type,
      occurredAt: new Date(create_time).toISOString(),
      ...readOutcome(event_type, resource),
    },
  }
}

const verdictSchema = v.object({ verification_status: v.picklist(['SUCCESS', 'FAILURE']) })

async function isSigned(
  call: CallPaypal,
  { webhookId, apiBase }: WebhookSettings,
  body: string,
  headers: Headers,
): Promise<boolean> {
  const proof = readProof(headers, apiBase)
  if (proof === null) return false
  const facts = JSON.stringify({ ...proof, webhook_id: webhookId })
  const answer = await call({
    method: 'POST',
    path: '/v1/notifications/verify-webhook-signature',
    // The signature is over the bytes as they came: parsed and written anew they may differ.
    body: `${facts.slice(0, -1)},"webhook_event":${body}}`,
  })
  // What PayPal cannot even read as a signature is none.
  if (answer.status >= 400) return false
  const verdict = v.safeParse(verdictSchema, answer.body)
  if (!verdict.success) throw new PaypalDown(`PayPal answered with ${v.summarize(verdict.issues)}`)
  return verdict.output.verification_status === 'SUCCESS'
}
