import type { Authorizer } from './authorize.ts'
import type { Encoded, Frame, Version } from './frames.ts'
import type { Limits } from './limits.ts'
import type { Topics } from './topics.ts'
import type { Claims, TokenVerifier } from './verify-token.ts'

/** What all sockets share. */
export type Services = {
  topics: Topics
  authorizer: Authorizer
  verifier: TokenVerifier
  limits: Limits
}

/** What a channel knows of the socket it is on. */
export type Client = {
  readonly services: Services
  readonly version: Version
  /** Of the key it came with; a channel may show a token of its own. */
  readonly claims: Claims
  send: (encoded: Encoded) => void
  push: (frame: Frame) => void
  reply: (to: Frame, status: 'ok' | 'error', response?: object) => void
  /** The channel on this topic is no more. */
  forget: (topic: string) => void
}
