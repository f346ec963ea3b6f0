import { Stripe } from 'stripe'
import type { ProviderAnswer } from '../../domain/ports.ts'

/**
 * Turns what the SDK throws into an answer. A wrong key counts as unavailable: the shopper is offered the other
 * provider, and what waits is asked again once the key is right.
 */
export async function askStripe<T>(
  ask: () => Promise<ProviderAnswer<T>>,
): Promise<ProviderAnswer<T>> {
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error
    return explain(error)
  }
}

function explain(error: InstanceType<typeof Stripe.errors.StripeError>) {
  // Its message may quote what was sent, such as a mail address, and reasons are logged.
  const reason = [error.type, error.code, error.param].filter(Boolean).join(' ')
  return isRefusal(error)
    ? { kind: 'refused' as const, code: readCode(error), reason }
    : { kind: 'unavailable' as const, reason }
}

/** Stripe takes fewer mail addresses than the shop; which field it was tells who can mend it. */
function readCode({ code, param }: InstanceType<typeof Stripe.errors.StripeError>): string {
  return param === 'customer_email' ? 'email_refused' : (code ?? 'invalid_request')
}

/** An idempotency key that was used otherwise is no refusal: a new attempt, with a new key, may pass. */
function isRefusal(error: InstanceType<typeof Stripe.errors.StripeError>): boolean {
  return (
    error instanceof Stripe.errors.StripeInvalidRequestError ||
    error instanceof Stripe.errors.StripeCardError
  )
}
