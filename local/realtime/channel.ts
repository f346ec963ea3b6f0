import type { Extension } from './authorize.ts'
import { ChannelRefused, tokenExpired } from './channel-refused.ts'
import type { Client } from './client.ts'
import type { ClientFrame, Encoded, Frame, Version } from './frames.ts'
import { readAccessToken, readJoinRequest } from './join-request.ts'
import type { JoinRequest } from './join-request.ts'
import { Permissions } from './permissions.ts'
import { announcePresence } from './topics.ts'
import type { Member, Topic } from './topics.ts'

/**
 * One socket on one topic. Its owner hands it one frame at a time, so that what a client says takes effect
 * in the order in which it was said.
 */
export class Channel implements Member {
  readonly name: string
  readonly #client: Client
  readonly #permissions: Permissions
  readonly #joinRef: string | null
  readonly #request: JoinRequest
  /** Null once the channel is closed. */
  #topic: Topic | null
  #isPresenceEnabled: boolean

  private constructor(
    client: Client,
    name: string,
    joinRef: string | null,
    request: JoinRequest,
    permissions: Permissions,
  ) {
    this.#client = client
    this.name = name
    this.#permissions = permissions
    this.#joinRef = joinRef
    this.#request = request
    this.#isPresenceEnabled = request.isPresenceEnabled
    this.#topic = client.services.topics.join(this)
  }

  /**
   * Opens the channel a client asks for.
   *
   * @throws {ChannelRefused} when token or policies do not allow it.
   */
  static async open(client: Client, frame: Frame): Promise<Channel> {
    const name = frame.topic.slice('realtime:'.length)
    if (name === '') throw new ChannelRefused('TopicNameRequired', 'You must provide a topic name')
    const request = readJoinRequest(frame.payload)
    if (request.wantsReplay)
      throw new ChannelRefused('UnableToReplayMessages', 'Replay is not there on the local stack')
    const token = readAccessToken(frame.payload)
    const { authorizer, verifier } = client.services
    const claims = token === null ? client.claims : await verifier.verifyToken(token)
    const permissions = new Permissions(authorizer, name, request.isPrivate, claims)
    await permissions.open(request.isPresenceEnabled)
    return new Channel(client, name, frame.joinRef, request, permissions)
  }

  get isPrivate(): boolean {
    return this.#request.isPrivate
  }

  get version(): Version {
    return this.#client.version
  }

  mayRead(extension: Extension): boolean {
    return this.#permissions.mayRead(extension)
  }

  send(encoded: Encoded): void {
    this.#client.send(encoded)
  }

  get topicName(): string {
    return `realtime:${this.name}`
  }

  /** What follows the answer to a join. */
  greet(): void {
    if (this.#isPresenceEnabled) this.#sendPresences()
    if (this.#request.wantsReadiness) this.#sendSystem('ok', 'Replication connection established')
  }

  /** Does what a frame says. */
  async handle(frame: ClientFrame): Promise<void> {
    if (frame.event === 'broadcast') await this.#broadcast(frame)
    else if (frame.event === 'presence') await this.#presence(frame)
    else if (frame.event === 'access_token') await this.#renew(frame)
  }

  async #broadcast(frame: ClientFrame): Promise<void> {
    const { payload } = frame
    const { topics, limits } = this.#client.services
    if (typeof payload !== 'object' || payload === null || !(await this.#maySend('broadcast')))
      return
    const isTooLarge = frame.byteLength > limits.maxPayloadBytes
    const except = this.#request.hearsItself ? null : this
    if (!isTooLarge) topics.broadcast(this.name, this.isPrivate, payload, except)
    if (!this.#request.isAcknowledging) return
    if (isTooLarge) this.#client.reply(frame, 'error', { reason: 'payload_size_exceeded' })
    else this.#client.reply(frame, 'ok')
  }

  async #presence(frame: Frame): Promise<void> {
    const said = (frame.payload ?? {}) as { event?: unknown; payload?: unknown }
    const { event, payload = {} } = said
    const kind = `${event as string}`.toLowerCase()
    if (kind === 'untrack') this.#untrack()
    else if (kind !== 'track') return this.#client.reply(frame, 'error')
    else if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) {
      const reason = 'Presence track payload must be a map'
      return this.#client.reply(frame, 'error', { reason })
    } else {
      await this.#permissions.openPresence()
      if (!(await this.#maySend('presence'))) return this.#client.reply(frame, 'error')
      this.#track(payload)
    }
    this.#client.reply(frame, 'ok')
  }

  #track(payload: object): void {
    if (this.#topic === null) return
    this.#isPresenceEnabled = true
    const diff = this.#topic.presences.track(this, this.#request.presenceKey, payload)
    announcePresence(this.#topic, this.name, diff)
  }

  #untrack(): void {
    const diff = this.#topic?.presences.untrack(this) ?? null
    if (this.#topic !== null && diff !== null) announcePresence(this.#topic, this.name, diff)
  }

  async #renew(frame: Frame): Promise<void> {
    const token = readAccessToken(frame.payload)
    if (token === null) return
    try {
      const claims = await this.#client.services.verifier.verifyToken(token)
      await this.#permissions.renew(claims, this.#isPresenceEnabled)
    } catch (error) {
      if (!(error instanceof ChannelRefused)) throw error
      this.shutDown(error.message)
    }
  }

  /** A database that cannot be asked lets nobody send. */
  async #maySend(extension: Extension): Promise<boolean> {
    const may = await this.#permissions.maySend(extension).catch((error: unknown) => {
      if (error instanceof ChannelRefused) return false
      throw error
    })
    // The token may have expired, or the socket closed, while the policies were asked.
    return may && this.#topic !== null
  }

  #sendPresences(): void {
    if (this.#topic === null || !this.#permissions.mayRead('presence')) return
    this.#push('presence_state', this.#topic.presences.state())
  }

  #sendSystem(status: 'ok' | 'error', message: string): void {
    this.#push('system', { extension: 'system', status, message, channel: this.name })
  }

  #push(event: string, payload: unknown): void {
    const frame = { joinRef: this.#joinRef, ref: null, topic: this.topicName, event, payload }
    this.#client.push(frame)
  }

  /** Closes the channel when its token has expired. */
  expire(nowSeconds: number): void {
    const { exp } = this.#permissions.claims
    if (exp !== null && exp <= nowSeconds) this.shutDown(tokenExpired(nowSeconds - exp).message)
  }

  /** Tells the client why, and closes. */
  shutDown(message: string): void {
    if (this.#topic === null) return
    this.#sendSystem('error', message)
    this.close()
    this.sendClose()
  }

  /** Phoenix's word for "this channel is no more"; the client then leaves it alone. */
  sendClose(): void {
    const { topicName: topic } = this
    const ref = this.#joinRef
    this.#client.push({ joinRef: ref, ref, topic, event: 'phx_close', payload: {} })
  }

  /** Leaves the topic; says nothing to the client. */
  close(): void {
    if (this.#topic === null) return
    this.#untrack()
    this.#client.services.topics.leave(this, this.#topic)
    this.#topic = null
    this.#client.forget(this.topicName)
  }
}
