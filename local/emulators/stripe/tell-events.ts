import { createHmac } from 'node:crypto'
import type { Stripe } from 'stripe'
import type { SignatureFlaw, Webhooks } from '../webhooks/open-webhooks.ts'
import { makeId, nowSeconds } from './open-account.ts'
import type { Account } from './open-account.ts'
import { emulatorKeys } from '../../functions/emulator-keys.ts'

/** The version of the API that objects are written in. */
export const apiVersion = '2026-10-28.endive'

/** What the shop's endpoint has subscribed to, and one type that it does not act on. */
const subscribed = new Set([
  'checkout.session.completed',
  'checkout.session.expired',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'charge.refunded',
  'refund.failed',
  'refund.updated',
  'charge.dispute.created',
  'charge.dispute.closed',
  'payment_intent.payment_failed',
])

/** Stripe's own reach back 30 days. */
const mostEvents = 2000

export type TellEvent = (type: Stripe.Event['type'], object: object) => void

/** Keeps what happened for List Events, as it was at that moment, and tells the shop what it has subscribed to. */
export function tellEvents(account: Account, webhooks: Webhooks): TellEvent {
  return (type, object) => {
    const isSubscribed = subscribed.has(type)
    const event = {
      id: makeId('evt'),
      object: 'event',
      api_version: apiVersion,
      created: nowSeconds(),
      data: { object: structuredClone(object) },
      livemode: false,
      pending_webhooks: isSubscribed ? 1 : 0,
      request: { id: null, idempotency_key: null },
      type,
    } as Stripe.Event
    account.events.push(event)
    if (account.events.length > mostEvents) account.events.shift()
    if (!isSubscribed) return
    const body = JSON.stringify(event)
    webhooks.send({ body, sign: (flaw) => ({ 'stripe-signature': sign(body, flaw) }) })
  }
}

/** @see https://docs.stripe.com/webhooks#verify-manually */
export function sign(body: string, flaw: SignatureFlaw | null): string {
  const time = nowSeconds() - (flaw === 'stale' ? 600 : 0)
  const secret = flaw === 'forged' ? 'whsec_somebody_else' : emulatorKeys.STRIPE_WEBHOOK_SECRET
  return `t=${time},v1=${createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')}`
}
