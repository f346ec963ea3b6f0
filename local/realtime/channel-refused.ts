/**
 * Why a channel is not opened or goes no further. Codes and words are those of hosted projects: programs
 * and people look for them. Source: supabase/realtime, channels/realtime_channel.ex.
 */
export class ChannelRefused extends Error {
  override name = 'ChannelRefused'
  readonly code: string

  constructor(code: string, message: string, cause?: unknown) {
    super(message, { cause })
    this.code = code
  }

  /** As a refused join says it. */
  get reason(): string {
    return `${this.code}: ${this.message}`
  }
}

export const cannotRead = (topic: string) =>
  new ChannelRefused(
    'Unauthorized',
    `You do not have permissions to read from this Channel topic: ${topic}`,
  )

export const mayNoLongerRead = (topic: string) =>
  new ChannelRefused(
    'Unauthorized',
    `You no longer have permission to read from this Channel topic: ${topic}`,
  )

export const tokenExpired = (secondsAgo: number) =>
  new ChannelRefused('InvalidJWTToken', `Token has expired ${secondsAgo} seconds ago`)

export const databaseUnavailable = (cause: unknown) =>
  new ChannelRefused(
    'UnableToConnectToProject',
    'Realtime was unable to connect to the project database',
    cause,
  )
