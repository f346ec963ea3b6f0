import type { Stripe } from 'stripe'

type PaymentFacts = {
  intentId: string
  amount: number
  currency: string
  metadata: Stripe.Metadata
  description: string | null
  nowSeconds: number
}

/** A payment intent that waits for a card. */
export function makeIntent(facts: PaymentFacts): Stripe.PaymentIntent {
  return {
    ...unusedOfIntent,
    id: facts.intentId,
    object: 'payment_intent',
    allowed_payment_method_types: ['card'],
    amount: facts.amount,
    amount_capturable: 0,
    amount_received: 0,
    capture_method: 'automatic_async',
    client_secret: `${facts.intentId}_secret_emulator`,
    confirmation_method: 'automatic',
    created: facts.nowSeconds,
    currency: facts.currency,
    description: facts.description,
    metadata: facts.metadata,
    payment_method_types: ['card'],
    status: 'requires_payment_method',
  }
}

/** The charge of a payment that succeeded. */
export function makeCharge(id: string, intent: Stripe.PaymentIntent): Stripe.Charge {
  return {
    ...unusedOfCharge,
    id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: intent.amount,
    amount_refunded: 0,
    captured: true,
    created: intent.created,
    currency: intent.currency,
    description: intent.description,
    disputed: false,
    metadata: intent.metadata,
    paid: true,
    payment_intent: intent.id,
    refunded: false,
    status: 'succeeded',
  }
}

const unusedOfIntent = {
  application: null,
  application_fee_amount: null,
  automatic_payment_methods: null,
  canceled_at: null,
  cancellation_reason: null,
  customer: null,
  customer_account: null,
  excluded_payment_method_types: null,
  last_payment_error: null,
  latest_charge: null,
  livemode: false,
  managed_payments: null,
  next_action: null,
  on_behalf_of: null,
  payment_method: null,
  payment_method_configuration_details: null,
  payment_method_options: { card: null } as never,
  payment_record: null,
  processing: null,
  receipt_email: null,
  review: null,
  setup_future_usage: null,
  shipping: null,
  source: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  transfer_data: null,
  transfer_group: null,
} satisfies Partial<Stripe.PaymentIntent>

const unusedOfCharge = {
  application: null,
  application_fee: null,
  application_fee_amount: null,
  balance_transaction: null,
  billing_details: { address: null, email: null, name: null, phone: null, tax_id: null },
  calculated_statement_descriptor: 'ANOINT ARRAY',
  customer: null,
  failure_balance_transaction: null,
  failure_code: null,
  failure_message: null,
  fraud_details: {},
  livemode: false,
  on_behalf_of: null,
  outcome: null,
  payment_method: null,
  payment_method_details: null,
  receipt_email: null,
  receipt_number: null,
  receipt_url: null,
  review: null,
  shipping: null,
  source: null,
  source_transfer: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  transfer_data: null,
  transfer_group: null,
} satisfies Partial<Stripe.Charge>
