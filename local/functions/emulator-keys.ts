/** What the shop of the local stack shows the emulators, and they expect. It opens nothing anywhere else. */
export const emulatorKeys = {
  STRIPE_SECRET_KEY: 'sk_test_local_emulator',
  STRIPE_WEBHOOK_SECRET: 'whsec_local_emulator',
  PAYPAL_CLIENT_ID: 'paypal-local-client',
  PAYPAL_CLIENT_SECRET: 'paypal-local-secret',
  PAYPAL_WEBHOOK_ID: '0LOCALEMULATOR000',
  UPS_CLIENT_ID: 'ups-local-client',
  UPS_CLIENT_SECRET: 'ups-local-secret',
  UPS_ACCOUNT_NUMBER: 'A1B2C3',
  CANADA_POST_USERNAME: 'canada-post-local-user',
  CANADA_POST_PASSWORD: 'canada-post-local-password',
  CANADA_POST_CUSTOMER_NUMBER: '0001234567',
  RESEND_API_KEY: 're_local_emulator',
} as const
