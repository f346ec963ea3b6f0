/** What one client may cost the server. Where hosted projects have a limit, this is theirs. */
export type Limits = {
  /** A longer frame closes its socket. */
  maxFrameBytes: number
  /** A larger payload is not passed on. */
  maxPayloadBytes: number
  /** Topics of one socket. */
  maxChannels: number
  /** What may wait for a slow reader before he is dropped: one frame of the longest, and then some. */
  maxBufferedBytes: number
  /** A socket that says nothing for so long is taken for dead; clients say something every 25 s. */
  silenceMs: number
  /** How often silence and expired tokens are looked for. */
  sweepMs: number
}

export const defaultLimits: Limits = {
  maxFrameBytes: 5_000_000,
  maxPayloadBytes: 3_000_500,
  maxChannels: 100,
  maxBufferedBytes: 8_000_000,
  silenceMs: 60_000,
  sweepMs: 1000,
}
