import type { PaymentEvent } from '../domain/ports.ts'

/** What an event says of a payment, besides who sent it and when. */
export type Told = Pick<
  PaymentEvent,
  'ref' | 'paymentRef' | 'outcome' | 'amountCents' | 'refundedCents' | 'currency' | 'failedRefund'
>

/** Of an event that changes nothing here, and where the ones that do begin. */
export const nothingTold: Told = {
  ref: null,
  paymentRef: null,
  outcome: 'ignored',
  amountCents: null,
  refundedCents: null,
  currency: null,
}
