import { createSign, createVerify, generateKeyPairSync } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { crc32 } from 'node:zlib'
import * as v from 'valibot'
import { emulatorKeys } from '../../functions/emulator-keys.ts'
import type { SignatureFlaw, Webhooks } from '../webhooks/open-webhooks.ts'
import { makeId, now } from './open-ledger.ts'

export type Telling = {
  tell: (type: string, resourceType: string, resource: object) => void
  /** What `verify-webhook-signature` answers to this body. */
  verify: (body: string) => 'SUCCESS' | 'FAILURE'
}

/** Tells the shop what happened, and later whether it was told by us. */
export function startTelling(webhooks: Webhooks, origin: string): Telling {
  let keys: ReturnType<typeof makeKeys> | undefined
  // Made when first needed: a stack that starts should not wait for them.
  const ours = () => (keys ??= makeKeys())
  return {
    tell: (type, resourceType, resource) => {
      const body = JSON.stringify(makeEvent(type, resourceType, resource))
      const sign = (flaw: SignatureFlaw | null) =>
        signHeaders(body, (flaw === null ? ours() : makeKeys()).privateKey, origin)
      webhooks.send({ body, sign })
    },
    verify: (body) => judge(body, ours().publicKey),
  }
}

const makeKeys = () => generateKeyPairSync('rsa', { modulusLength: 2048 })

function makeEvent(type: string, resourceType: string, resource: object) {
  return {
    id: `WH-${makeId()}-${makeId()}`,
    event_version: '1.0',
    create_time: now(),
    resource_type: resourceType,
    resource_version: '2.0',
    event_type: type,
    summary: type.toLowerCase().replaceAll(/[._-]/g, ' '),
    resource,
    links: [],
  }
}

/** PayPal signs `<id>|<time>|<webhook id>|<CRC-32 of the body>`. */
function signHeaders(body: string, key: KeyObject, origin: string): Record<string, string> {
  const id = crypto.randomUUID().replace(/^\d/, 'a')
  const time = now()
  const signer = createSign('sha256').update(toMessage(id, time, body))
  return {
    'paypal-auth-algo': 'SHA256withRSA',
    'paypal-cert-url': `${origin}/v1/notifications/certs/CERT-emulator`,
    'paypal-transmission-id': id,
    'paypal-transmission-time': time,
    'paypal-transmission-sig': signer.sign(key, 'base64'),
  }
}

const toMessage = (id: string, time: string, body: string) =>
  `${id}|${time}|${emulatorKeys.PAYPAL_WEBHOOK_ID}|${crc32(body)}`

const schema = v.object({
  auth_algo: v.literal('SHA256withRSA'),
  cert_url: v.string(),
  transmission_id: v.string(),
  transmission_sig: v.string(),
  transmission_time: v.string(),
  webhook_id: v.literal(emulatorKeys.PAYPAL_WEBHOOK_ID),
  webhook_event: v.record(v.string(), v.unknown()),
})

function judge(body: string, key: KeyObject): 'SUCCESS' | 'FAILURE' {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), body)
  if (!parsed.success) return 'FAILURE'
  const { transmission_id, transmission_time, transmission_sig, webhook_event } = parsed.output
  // Our events are written by JSON.stringify, so written again they are the same bytes.
  const message = toMessage(transmission_id, transmission_time, JSON.stringify(webhook_event))
  const isOurs = createVerify('sha256').update(message).verify(key, transmission_sig, 'base64')
  return isOurs ? 'SUCCESS' : 'FAILURE'
}
