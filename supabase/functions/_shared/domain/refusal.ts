import type { FunctionErrorCode } from '../contract/error.ts'

/** An outcome everyone expects: the call was understood, and what it asks for cannot be. Nothing has changed. */
export type Refusal = {
  kind: 'refused'
  code: FunctionErrorCode
  /** For programmers. */
  message?: string
  details?: Readonly<Record<string, unknown>>
}

/** Makes a refusal. */
export function refuse(
  code: FunctionErrorCode,
  message?: string,
  details?: Readonly<Record<string, unknown>>,
): Refusal {
  return { kind: 'refused', code, message, details }
}
