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
  const reason = `${error.type} ${error.code ?? ''}: ${error.message}`
  return isRefusal(error)
    ? { kind: 'refused' as const, code: error.code ?? 'invalid_request', reason }
    : { kind: 'unavailable' as const, reason }
}

/** An idempotency key that was used otherwise is no refusal: a new attempt, with a new key, may pass. */
function isRefusal(error: InstanceType<typeof Stripe.errors.StripeError>): boolean {
  return (
    error instanceof Stripe.errors.StripeInvalidRequestError ||
    error instanceof Stripe.errors.StripeCardError
  )
}
