/** The one shape of failure the shop's pages know. */
export class AppError extends Error {
  readonly code: string
  readonly retryable: boolean
  readonly requestId: string | null

  constructor(
    code: string,
    message: string,
    options: { retryable: boolean; requestId?: string | null; cause?: unknown },
  ) {
    super(message, { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.retryable = options.retryable
    this.requestId = options.requestId ?? null
  }
}
