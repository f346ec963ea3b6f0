import type { Stripe } from 'stripe'
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
    id: makeId('dp'),
    object: 'dispute',
    amount: charge.amount,
    balance_transactions: [],
    charge: charge.id,
    created: nowSeconds(),
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: noEvidence,
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

/** This shop never answers a dispute. */
const noEvidence: Stripe.Dispute.Evidence = {
  enhanced_evidence: {},
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
}
