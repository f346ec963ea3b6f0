import { randomUUID } from 'node:crypto'

/** What a client asks for when it joins a topic. */
export type JoinRequest = {
  isPrivate: boolean
  /** Confirm each broadcast. */
  isAcknowledging: boolean
  /** Send its own broadcasts back to it. */
  hearsItself: boolean
  isPresenceEnabled: boolean
  presenceKey: string
  wantsReplay: boolean
  /** Tell it when broadcasts of the database arrive. */
  wantsReadiness: boolean
}

/**
 * Reads the payload of `phx_join`; what makes no sense counts as not said, as hosted.
 * Source: supabase/realtime, channels/payloads/join.ex.
 */
export function readJoinRequest(payload: unknown): JoinRequest {
  const config = part(payload, 'config')
  const broadcast = part(config, 'broadcast')
  const presence = part(config, 'presence')
  const key = presence['key']
  return {
    isPrivate: isYes(config['private']),
    isAcknowledging: isYes(broadcast['ack']),
    hearsItself: isYes(broadcast['self']),
    isPresenceEnabled: isYes(presence['enabled']),
    presenceKey: typeof key === 'string' && key !== '' ? key : randomUUID(),
    wantsReplay: broadcast['replay'] !== undefined,
    wantsReadiness: isYes(broadcast['replication_ready']),
  }
}

/** The access token of a join or of an `access_token` event; null for none, or for a mere key. */
export function readAccessToken(payload: unknown): string | null {
  const { access_token: token, user_token: older } = asObject(payload)
  const given = token ?? older
  return typeof given === 'string' && !given.startsWith('sb_') ? given : null
}

function part(value: unknown, name: string): Record<string, unknown> {
  return asObject(asObject(value)[name])
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function isYes(value: unknown): boolean {
  return value === true || (typeof value === 'string' && value.toLowerCase() === 'true')
}
