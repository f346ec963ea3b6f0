import {
  accountExists,
  codeWrong,
  credentialsWrong,
  emailWrong,
  failed,
  passwordSame,
  passwordWeak,
  sessionOver,
  tooOften,
} from '#messages/account.ts'
import type { AuthRefusal } from '../../wire/auth/auth-refusal.ts'
import type { Faults } from './use-form.ts'

const told: Readonly<Record<Exclude<AuthRefusal, 'offline'>, Faults>> = {
  // Which of the two was wrong nobody is told; the password is the one to try again.
  invalid_credentials: { password: credentialsWrong },
  user_already_exists: { email: accountExists },
  weak_password: { password: passwordWeak },
  same_password: { password: passwordSame },
  invalid_email: { email: emailWrong },
  invalid_code: { code: codeWrong },
  too_often: { form: tooOften },
  signed_out: { form: sessionOver },
  failed: { form: failed },
}

/** A refusal as words beside the field that can mend it. */
export const tellRefusal = (refusal: AuthRefusal | null): Faults | 'offline' | null =>
  refusal === null || refusal === 'offline' ? refusal : told[refusal]
