import {
  codeMissing,
  deleteWord,
  emailMissing,
  emailWrong,
  passwordMissing,
  passwordShort,
} from '#messages/account.ts'
import { isEmail } from '../../../supabase/functions/_shared/contract/email.ts'

export const shortestPassword = 8

/** @returns what is wrong with it, undefined when nothing is */
export function checkEmail(email: string): string | undefined {
  if (!email) return emailMissing
  return isEmail(email) ? undefined : emailWrong
}

export const checkPassword = (password: string): string | undefined =>
  password ? undefined : passwordMissing

/** One that is chosen now. Its length alone is judged here; the server may know it for a stolen one. */
export function checkNewPassword(password: string): string | undefined {
  if (!password) return passwordMissing
  return [...password].length < shortestPassword ? passwordShort(shortestPassword) : undefined
}

export const checkCode = (code: string): string | undefined =>
  /^\d{6,10}$/.test(code) ? undefined : codeMissing

/** A code as it was typed or pasted: spaces and dashes are no part of it. */
export const cleanCode = (text: string): string => text.replaceAll(/[\s-]/g, '')

/** Only what is wrong; null when nothing is. */
export function gatherFaults(
  faults: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> | null {
  const wrong = Object.entries(faults).filter((entry): entry is [string, string] => !!entry[1])
  return wrong.length ? Object.fromEntries(wrong) : null
}

/** Capitals, spaces around and the quotation marks someone copied along make no difference. */
export const isConfirmed = (typed: string): boolean =>
  typed.replaceAll(/["“”\s]/g, '').toLowerCase() === deleteWord
