/** Why an account could not do something; `offline` waits, the others are told beside a field. */
export type AuthRefusal =
  | 'offline'
  | 'invalid_credentials'
  | 'user_already_exists'
  | 'weak_password'
  | 'same_password'
  | 'invalid_email'
  | 'invalid_code'
  | 'too_often'
  | 'signed_out'
  | 'failed'

/** GoTrue's codes (https://supabase.com/docs/guides/auth/debugging/error-codes) in our words. */
const names: Readonly<Record<string, AuthRefusal>> = {
  invalid_credentials: 'invalid_credentials',
  user_already_exists: 'user_already_exists',
  email_exists: 'user_already_exists',
  weak_password: 'weak_password',
  same_password: 'same_password',
  email_address_invalid: 'invalid_email',
  email_address_not_authorized: 'invalid_email',
  validation_failed: 'invalid_email',
  otp_expired: 'invalid_code',
  over_request_rate_limit: 'too_often',
  over_email_send_rate_limit: 'too_often',
  session_not_found: 'signed_out',
  session_expired: 'signed_out',
  refresh_token_not_found: 'signed_out',
  user_not_found: 'signed_out',
  bad_jwt: 'signed_out',
}

type Failure = { name?: string; code?: string | undefined; status?: number | undefined }

/** What auth-js says of a failure, as one of ours. Its own words are for programmers and never shown. */
export function nameRefusal({ name, code, status = 0 }: Failure): AuthRefusal {
  // No answer came, or one that says to come again.
  if (name === 'AuthRetryableFetchError' || status >= 502) return 'offline'
  if (name === 'AuthSessionMissingError') return 'signed_out'
  const known = code === undefined ? undefined : names[code]
  return known ?? (status === 429 ? 'too_often' : 'failed')
}
