import type { AuthError, EmailOtpType } from '@supabase/auth-js'
import { reportAnswer } from '../../lib/connection.ts'
import { loadAuthClient } from '../session.ts'
import { nameRefusal, type AuthRefusal } from './auth-refusal.ts'
import { knownEmail } from './known-email.ts'

type Client = Awaited<ReturnType<typeof loadAuthClient>>
type Answer = { error: AuthError | null }

/** Asks the server of accounts. @returns null when it was done, else why not */
async function ask(act: (client: Client) => Promise<Answer>): Promise<AuthRefusal | null> {
  let client: Client
  try {
    client = await loadAuthClient()
  } catch {
    return 'offline' // the code for it did not come
  }
  const { error } = await act(client)
  const refusal = error && nameRefusal(error)
  reportAnswer(refusal !== 'offline')
  return refusal
}

export const signIn = (email: string, password: string) =>
  ask((client) => client.signInWithPassword({ email, password }))

/**
 * Makes an account. Where the project asks for proof of the address a code is on its way, and nobody is signed in yet.
 * @returns `mustConfirm` says so
 */
export async function signUp(email: string, password: string) {
  let mustConfirm = false
  const refusal = await ask(async (client) => {
    const answer = await client.signUp({ email, password })
    mustConfirm = !answer.error && !answer.data.session
    return answer
  })
  return { refusal, mustConfirm }
}

/** Mails a code that signs in, and makes the account where there is none. */
export const sendCode = (email: string) => ask((client) => client.signInWithOtp({ email }))

/** Mails a code that lets one choose another password. A stranger's address gets none, and nobody is told. */
export const sendRecovery = (email: string) => ask((client) => client.resetPasswordForEmail(email))

/** Redeems a code from a mail: signs in, or proves the address. */
export const redeemCode = (email: string, code: string, type: EmailOtpType) =>
  ask((client) => client.verifyOtp({ email, token: code, type }))

/** Whoever has just proved the address chooses a password. Ends the other sessions of the account, too. */
export const setPassword = (password: string) => ask((client) => client.updateUser({ password }))

/**
 * Another password in the place of `current`, which the server judges by signing in with it: a device that was left open is
 * no proof, and a hosted project wants a session that is fresh (`secure_password_change`). Ends the other sessions, too.
 * @returns `invalid_credentials` where `current` is not the password
 */
export const changePassword = async (current: string, password: string) =>
  (await signIn(knownEmail(), current)) ?? setPassword(password)

/** Mails a code to the new address; `redeemCode` with `email_change` makes it the account's. */
export const changeEmail = (email: string) => ask((client) => client.updateUser({ email }))
