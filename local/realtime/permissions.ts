import type { Authorizer, Extension } from './authorize.ts'
import { cannotRead, mayNoLongerRead } from './channel-refused.ts'
import type { Claims } from './verify-token.ts'

/**
 * What one channel may do. Policies are asked once a token: for reading when the channel is opened, for
 * sending at the first attempt. On a public topic everybody may do everything.
 */
export class Permissions {
  readonly #authorizer: Authorizer
  readonly #topic: string
  readonly #isPrivate: boolean
  #claims: Claims
  /** No entry: not asked yet. */
  #reading = new Map<Extension, boolean>()
  #sending = new Map<Extension, boolean>()

  constructor(authorizer: Authorizer, topic: string, isPrivate: boolean, claims: Claims) {
    this.#authorizer = authorizer
    this.#topic = topic
    this.#isPrivate = isPrivate
    this.#claims = claims
  }

  get claims(): Claims {
    return this.#claims
  }

  mayRead(extension: Extension): boolean {
    return !this.#isPrivate || this.#reading.get(extension) === true
  }

  async maySend(extension: Extension): Promise<boolean> {
    if (!this.#isPrivate) return true
    const known = this.#sending.get(extension)
    if (known !== undefined) return known
    const may = await this.#authorizer.maySend(this.#topic, this.#claims, extension)
    this.#sending.set(extension, may)
    return may
  }

  /**
   * Asks what may be read.
   *
   * @throws {ChannelRefused} when it is nothing at all.
   */
  async open(isPresenceEnabled: boolean): Promise<void> {
    if (!this.#isPrivate) return
    this.#reading = await this.#askReading(
      isPresenceEnabled ? ['broadcast', 'presence'] : ['broadcast'],
    )
    if (!this.mayRead('broadcast') && !this.mayRead('presence')) throw cannotRead(this.#topic)
  }

  /** A channel that was opened without presence may ask for it later. */
  async openPresence(): Promise<void> {
    if (!this.#isPrivate || this.#reading.has('presence')) return
    const reading = await this.#askReading(['presence'])
    this.#reading = new Map([...this.#reading, ...reading])
  }

  /**
   * Goes on with another token. Until the policies have answered, what was allowed still is: a listener
   * must not miss what is said in between.
   *
   * @throws {ChannelRefused} when it may read less than the one before.
   */
  async renew(claims: Claims, isPresenceEnabled: boolean): Promise<void> {
    const before = this.#reading
    this.#claims = claims
    this.#sending = new Map()
    await this.open(isPresenceEnabled)
    for (const [extension, could] of before)
      if (could && this.#reading.get(extension) === false) throw mayNoLongerRead(this.#topic)
  }

  async #askReading(asked: Extension[]): Promise<Map<Extension, boolean>> {
    const granted = await this.#authorizer.mayRead(this.#topic, this.#claims, asked)
    return new Map(asked.map((extension) => [extension, granted.has(extension)]))
  }
}
