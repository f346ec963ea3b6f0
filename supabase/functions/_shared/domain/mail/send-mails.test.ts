import { describe, expect, it } from 'vitest'
import type { Mailer, OutgoingMail } from '../ports.ts'
import type { ClaimedMail, MailResult, MailStore } from './mail-store.ts'
import { order } from './order.fixture.ts'
import { sendMails } from './send-mails.ts'

type Answer = Awaited<ReturnType<Mailer['send']>>

const sent: Answer = { kind: 'ok', value: { providerId: 're_1' } }
const throttled: Answer = { kind: 'unavailable', reason: 'HTTP 429', retryAfterSeconds: 7 }
const refused: Answer = { kind: 'refused', code: 'validation_error', reason: 'HTTP 422' }

/** An outbox in memory that hands out each mail once, and a mailer that answers as told. */
function open(count: number, answer: (mail: OutgoingMail) => Answer, orders = [order]) {
  const waiting = Array.from({ length: count }, (_, index): ClaimedMail => ({
    id: `m${index}`,
    kind: 'order-confirmation',
    recipient: 'claire@maple.example',
    payload: { orderId: order.id },
    claim: 1,
  }))
  const results: Record<string, MailResult> = {}
  const mails: OutgoingMail[] = []
  const store: MailStore = {
    claim: (max) => Promise.resolve(waiting.splice(0, max)),
    finish: (id, result) => {
      results[id] = result
      return Promise.resolve()
    },
    readOrder: (id) => Promise.resolve(orders.find((known) => known.id === id) ?? null),
  }
  const send: Mailer['send'] = (mail) => {
    mails.push(mail)
    return Promise.resolve(answer(mail))
  }
  return { tools: { store, mailer: { send }, siteUrl: 'https://shop.example' }, results, mails }
}

describe('sendMails()', () => {
  it('goes on until nothing is due, each mail under a key of its own', async () => {
    const { tools, results, mails } = open(12, () => sent)
    expect(await sendMails(tools)).toEqual({ sent: 12, retry: 0, failed: 0, lost: 0 })
    expect(results['m11']).toEqual({ kind: 'sent', providerId: 're_1' })
    expect(new Set(mails.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(12)
  })

  it('stops for a provider that asks for patience, and keeps for how long', async () => {
    const { tools, results, mails } = open(12, () => throttled)
    expect(await sendMails(tools)).toMatchObject({ sent: 0, retry: 5 })
    expect(mails).toHaveLength(5)
    const { reason, retryAfterSeconds } = { reason: 'HTTP 429', retryAfterSeconds: 7 }
    expect(results['m0']).toEqual({ kind: 'retry', claim: 1, reason, retryAfterSeconds })
  })

  it('waits a moment between mails where the provider wants that, and fails none of them', async () => {
    const told = new Set<string>()
    const { tools, mails } = open(5, ({ idempotencyKey }) => {
      if (told.has(idempotencyKey)) return sent
      told.add(idempotencyKey)
      return { ...throttled, retryAfterSeconds: 0.01 }
    })
    expect(await sendMails(tools)).toMatchObject({ sent: 5, retry: 0 })
    expect(mails).toHaveLength(10)
  })

  it('does not wait for ever', async () => {
    const { tools, mails } = open(1, () => ({ ...throttled, retryAfterSeconds: 0.01 }))
    expect(await sendMails(tools)).toMatchObject({ sent: 0, retry: 1 })
    expect(mails).toHaveLength(5)
  })

  it('gives up what is refused and what has no order, and sends the rest', async () => {
    const one = open(6, ({ idempotencyKey }) => (idempotencyKey.endsWith('m0') ? refused : sent))
    expect(await sendMails(one.tools)).toMatchObject({ sent: 5, failed: 1 })
    const none = open(1, () => sent, [])
    expect(await sendMails(none.tools)).toMatchObject({ failed: 1 })
    expect(none.mails).toEqual([])
  })

  it('counts as lost what the database did not hear of', async () => {
    const { tools } = open(5, () => sent)
    tools.store.finish = () => Promise.reject(new Error('gone'))
    expect(await sendMails(tools)).toMatchObject({ lost: 5 })
  })
})
