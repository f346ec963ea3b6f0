import type { Emulator, EmulatorSetting } from '../emulator.ts'
import { answerWithFaults } from '../faults.ts'
import type { Faults } from '../faults.ts'
import { openKeys } from './idempotency-keys.ts'
import { readEmail } from './read-email.ts'
import type { Email } from './read-email.ts'
import { refuse, refuseStatus } from './refuse.ts'
import type { ResendErrorName } from './refuse.ts'

/** Mails that can still be asked for. */
const mostKept = 500

/**
 * Resend: `POST /emails` and `GET /emails/:id`, as https://resend.com/docs/api-reference says. What it takes lands in
 * the local inbox. Faults, on `send`: those every emulator has, and the name of any error of Resend, e.g.
 * `daily_quota_exceeded` or `invalid_idempotent_request`.
 */
export function emulateResend(setting: EmulatorSetting, faults: Faults): Emulator {
  const sent = new Map<string, Email>()
  const keys = openKeys()
  const deliver = async (email: Email): Promise<Response> => {
    const id = crypto.randomUUID()
    for (const to of email.to) {
      const { subject, html, text } = email
      await setting.inbox.send({ to: addressIn(to), subject, html, text })
    }
    sent.set(id, email)
    if (sent.size > mostKept) sent.delete([...sent.keys()][0]!)
    return Response.json({ id })
  }
  const send = async (request: Request): Promise<Response> => {
    const next = faults.read().faults.find(({ on }) => on === 'send')
    const body = await request.text()
    return answerWithFaults(
      faults,
      'send',
      request.signal,
      () => {
        if (next?.kind.includes('_')) return refuse(next.kind as ResendErrorName)
        const email = readEmail(request, body)
        if (email instanceof Response) return email
        return keys.once(request.headers.get('idempotency-key'), body, () => deliver(email))
      },
      refuseStatus,
    )
  }
  return {
    name: 'resend',
    answer: async (request) => {
      const { pathname } = new URL(request.url)
      if (!/^\/emails(\/|$)/.test(pathname)) return null
      if (!/^Bearer re_\S+$/.test(request.headers.get('authorization') ?? ''))
        return refuse('missing_api_key')
      if (request.method === 'POST' && pathname === '/emails') return send(request)
      const id = /^\/emails\/([0-9a-f-]{36})$/.exec(pathname)?.[1]
      const email = id === undefined ? undefined : sent.get(id)
      if (request.method === 'GET' && email) return Response.json(describe(id!, email))
      return refuse(request.method === 'GET' ? 'not_found' : 'method_not_allowed')
    },
  }
}

/** `Ann <ann@example.com>` and `ann@example.com` are one address. */
function addressIn(recipient: string): string {
  return /<([^>]+)>\s*$/.exec(recipient)?.[1] ?? recipient.trim()
}

function describe(id: string, { from, to, subject, html, text, createdAt }: Email) {
  return {
    object: 'email',
    ...{ id, to, from, subject, html, text, created_at: createdAt },
    ...{ bcc: [], cc: [], reply_to: [], last_event: 'delivered' },
  }
}
