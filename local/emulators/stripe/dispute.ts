import type Stripe from 'stripe'
import { makeId, nowSeconds } from './open-account.ts'
import type { Sale } from './open-account.ts'
import type { TellEvent } from './tell-events.ts'

/** The payer's bank questions the payment. Does nothing where there is none, or a dispute already. */
export function openDispute(sale: Sale, tell: TellEvent): void {
  if (!sale.charge || sale.dispute) return
  sale.charge.disputed = true
  sale.dispute = makeDispute(sale.charge, sale.intent!)
  tell('charge.dispute.created', sale.dispute)
}

/** The bank decides. Does nothing where nothing is to be decided. */
export function closeDispute(sale: Sale, status: 'won' | 'lost', tell: TellEvent): void {
  if (sale.dispute?.status !== 'needs_response') return
  sale.dispute.status = status
  tell('charge.dispute.closed', sale.dispute)
}

function makeDispute(charge: Stripe.Charge, intent: Stripe.PaymentIntent): Stripe.Dispute {
  return {
    id: makeId('du'),
    object: 'dispute',
    amount: charge.amount,
    balance_transactions: [],
    charge: charge.id,
    created: nowSeconds(),
    currency: charge.currency,
    enhanced_eligibility_types: [],
    // Sixty fields a shop may fill in; this one never does.
    evidence: {} as Stripe.Dispute.Evidence,
    evidence_details: {
      due_by: nowSeconds() + 7 * 86_400,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: intent.id,
    reason: 'general',
    status: 'needs_response',
  }
}
