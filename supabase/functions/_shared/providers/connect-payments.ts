import type { PaymentProvider } from '../domain/ports.ts'
import { createPaypal } from './paypal/create-paypal.ts'
import type { PaypalSettings } from './paypal/create-paypal.ts'
import { createStripe } from './stripe/create-stripe.ts'
import type { StripeSettings } from './stripe/create-stripe.ts'

/**
 * Both companies that take payments.
 *
 * @param settings null for one whose keys are not there: it is never available, and the shop sells through the other
 */
export function connectPayments(settings: {
  stripe: StripeSettings | null
  paypal: PaypalSettings | null
}): { stripe: PaymentProvider; paypal: PaymentProvider } {
  const { stripe, paypal } = settings
  return {
    stripe: stripe === null ? withoutKeys('stripe') : createStripe(stripe),
    paypal: paypal === null ? withoutKeys('paypal') : createPaypal(paypal),
  }
}

function withoutKeys(name: PaymentProvider['name']): PaymentProvider {
  const answer = () =>
    Promise.resolve({ kind: 'unavailable' as const, reason: `${name} has no keys here` })
  return {
    ...{ name, open: answer, look: answer, expire: answer },
    ...{ refund: answer, lookAtRefund: answer, readEvent: answer },
  }
}
