import { randomBytes } from 'node:crypto'
import type { Stripe } from 'stripe'

/** A session with what its page shows and what was paid on it. */
export type Sale = {
  session: Stripe.Checkout.Session
  rows: readonly { name: string; amount: number }[]
  description: string | null
  intentMetadata: Stripe.Metadata
  intent: Stripe.PaymentIntent | null
  charge: Stripe.Charge | null
  dispute: Stripe.Dispute | null
}

/** All that this Stripe knows. */
export type Account = {
  sales: Map<string, Sale>
  refunds: Map<string, Stripe.Refund>
  /** Oldest first. */
  events: Stripe.Event[]
  /** What a key was used for, and what came of it. */
  answers: Map<string, { request: string; status: number; body: string }>
}

export function openAccount(): Account {
  return { sales: new Map(), refunds: new Map(), events: [], answers: new Map() }
}

/** An id of Stripe's form: `pi_1a2b…`. */
export const makeId = (kind: string) => `${kind}_${randomBytes(12).toString('hex')}`

export const nowSeconds = () => Math.floor(Date.now() / 1000)
