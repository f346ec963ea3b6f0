import type { Mailer, OutgoingMail } from '../ports.ts'
import type { ClaimedMail, MailResult, MailStore } from './mail-store.ts'
import { writeOrderLetter } from './order-letters.ts'
import { renderHtml } from './render-html.ts'
import { renderText } from './render-text.ts'
import { sendPatiently } from './send-patiently.ts'

export type MailTools = { store: MailStore; mailer: Mailer; siteUrl: string }

/** How many mails went which way; `lost`: the database did not hear how, so they come again. */
export type SentMails = { sent: number; retry: number; failed: number; lost: number }

const atOnce = 5
/** A call ends well within the time a function has; what is left waits for the next one. */
const roundsMs = 20_000

/** Sends what is due, five at a time, until nothing is left, time is over or the provider asks for patience. */
export async function sendMails(tools: MailTools): Promise<SentMails> {
  const count: SentMails = { sent: 0, retry: 0, failed: 0, lost: 0 }
  const endsAt = Date.now() + roundsMs
  while (Date.now() < endsAt) {
    const mails = await tools.store.claim(atOnce)
    const results = await Promise.allSettled(mails.map((mail) => sendMail(tools, mail)))
    for (const result of results) count[result.status === 'fulfilled' ? result.value : 'lost']++
    // A provider that is down or throttles is not asked more than once a round.
    if (mails.length < atOnce || count.retry + count.lost > 0) break
  }
  return count
}

async function sendMail(tools: MailTools, mail: ClaimedMail): Promise<MailResult['kind']> {
  const result = await deliver(tools, mail)
  await tools.store.finish(mail.id, result)
  return result.kind
}

async function deliver(tools: MailTools, mail: ClaimedMail): Promise<MailResult> {
  const { claim } = mail
  const letter = await write(tools, mail)
  if (letter === null) return { kind: 'failed', claim, reason: 'there is no such order' }
  const answer = await sendPatiently(tools.mailer, letter)
  if (answer.kind === 'ok') return { kind: 'sent', providerId: answer.value.providerId }
  const { reason, retryAfterSeconds } = answer
  if (answer.kind === 'refused') return { kind: 'failed', claim, reason }
  return { kind: 'retry', claim, reason, retryAfterSeconds }
}

async function write(
  { store, siteUrl }: MailTools,
  { id, kind, recipient, payload }: ClaimedMail,
): Promise<OutgoingMail | null> {
  const order = await store.readOrder(payload.orderId)
  if (order === null) return null
  const letter = writeOrderLetter(kind, order, { siteUrl, amountCents: payload.amountCents })
  return {
    to: recipient,
    subject: letter.subject,
    html: renderHtml(letter, siteUrl),
    text: renderText(letter),
    // The same for every try: what arrived, but was not heard of, does not arrive again.
    idempotencyKey: `mail/${id}`,
  }
}
