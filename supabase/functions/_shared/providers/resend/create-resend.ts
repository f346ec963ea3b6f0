import * as v from 'valibot'
import type { Mailer, OutgoingMail } from '../../domain/ports.ts'
import { readRefusal } from './read-refusal.ts'

export type ResendSettings = {
  apiKey: string
  /** `https://api.resend.com`, or an emulator. */
  apiBase: string
  /** `Name <address@domain>`, a domain that is verified there. */
  from: string
  timeoutMs?: number
}

const accepted = v.object({ id: v.pipe(v.string(), v.nonEmpty()) })

/**
 * Mail through Resend, `POST /emails` (https://resend.com/docs/api-reference/emails/send-email). Never rejects. Keys
 * are kept there for 24 hours, so a mail is sent again within that time only.
 */
export function createResend(settings: ResendSettings): Mailer {
  return {
    send: async (mail) => {
      try {
        const response = await post(settings, mail)
        const body = await response.json().catch(() => null)
        if (!response.ok) return readRefusal(response, body)
        const answer = v.safeParse(accepted, body)
        if (answer.success) return { kind: 'ok', value: { providerId: answer.output.id } }
        return { kind: 'unavailable', reason: `HTTP ${response.status} without an id` }
      } catch (error) {
        return { kind: 'unavailable', reason: error instanceof Error ? error.name : 'no answer' }
      }
    },
  }
}

function post(settings: ResendSettings, mail: OutgoingMail): Promise<Response> {
  const { apiKey, apiBase, from, timeoutMs = 10_000 } = settings
  const { to, subject, html, text, idempotencyKey } = mail
  return fetch(`${apiBase}/emails`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${apiKey}`,
      'content-type': 'application/json',
      'idempotency-key': idempotencyKey,
    },
    body: JSON.stringify({ from, to: [to], subject, html, text }),
    signal: AbortSignal.timeout(timeoutMs),
  })
}
