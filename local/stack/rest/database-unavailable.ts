const messages = {
  PGRST001: 'Database client error. Retrying the connection.',
  PGRST002: 'Could not query the database for the schema cache. Retrying.',
} as const

/** Seconds; supabase-js waits for them before it tries again by itself. */
export const retryAfter = { 'Retry-After': '1' }

/**
 * The database cannot be reached. Thrown outside lite's own error mapping; Hono, lite's router, asks an
 * error for its response by `getResponse`. Codes: PostgREST's table of errors, group 0.
 */
export class DatabaseUnavailable extends Error {
  override name = 'DatabaseUnavailable'
  readonly code: keyof typeof messages

  constructor(code: keyof typeof messages, cause: unknown) {
    super(messages[code], { cause })
    this.code = code
  }

  getResponse(): Response {
    const details = this.cause instanceof Error ? this.cause.message : null
    const body = { code: this.code, details, hint: null, message: this.message }
    return Response.json(body, { status: 503, headers: retryAfter })
  }
}
