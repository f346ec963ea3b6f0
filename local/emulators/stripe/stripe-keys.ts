/** The keys of the one account this Stripe knows; they open nothing anywhere else. */
export const stripeKeys = {
  STRIPE_SECRET_KEY: 'sk_test_emulator',
  STRIPE_WEBHOOK_SECRET: 'whsec_emulator',
}
