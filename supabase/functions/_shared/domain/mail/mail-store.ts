import type { Order } from '../../contract/checkout.ts'
import type { OrderLetterKind } from './order-letters.ts'

/** `amountCents`: what this letter is about went back. */
export type MailPayload = { orderId: string; amountCents?: number }

/** A mail that is ours to send for a minute. `claim` tells this minute from a later one. */
export type ClaimedMail = {
  id: string
  kind: OrderLetterKind
  recipient: string
  payload: MailPayload
  claim: number
}

export type MailResult =
  | { kind: 'sent'; providerId: string }
  | { kind: 'retry'; claim: number; reason: string; retryAfterSeconds?: number }
  | { kind: 'failed'; claim: number; reason: string }

/** The outbox. Each call is one transaction. */
export type MailStore = {
  /** Mails that are due, at most `max`; nobody else gets them meanwhile. */
  claim: (max: number) => Promise<readonly ClaimedMail[]>
  finish: (id: string, result: MailResult) => Promise<void>
  /** Null when there is no such order. */
  readOrder: (orderId: string) => Promise<Order | null>
}
