import { RealtimeClient, type RealtimeChannel } from '@supabase/realtime-js'
import { backEnd, publishableKey } from '../back-end.ts'
import { getSession } from '../session.ts'
import { knownUser, onSession } from '../stored-session.ts'

export type TopicEars = {
  onMessage: (payload: unknown) => void
  /** True each time the server has let us in: what was said before is lost. False when it went silent. */
  onState?: (isJoined: boolean) => void
}

const jitter = (ms: number) => ms * (0.5 + Math.random() / 2)
const longestPauseMs = 20_000
const pauseMs = (tries: number) => jitter(Math.min(500 * 2 ** tries, longestPauseMs))

const newClient = () =>
  new RealtimeClient(`${(backEnd || location.origin).replace(/^http/, 'ws')}/realtime/v1`, {
    params: { apikey: publishableKey },
    // Asked at each join and heartbeat: a token that was renewed goes to the server by itself.
    accessToken: async () => (await getSession().catch(() => null))?.accessToken ?? null,
    reconnectAfterMs: pauseMs,
  })

let client: RealtimeClient | null = null
let user: string | null = null
const topics = new Set<Topic>()

/** A socket carries one person's token; another person gets another socket. */
function socket(): RealtimeClient {
  if (client && user === knownUser()) return client
  client?.disconnect()
  user = knownUser()
  client = newClient()
  return client
}

/** One topic that is to be heard, through lost sockets and expired tokens, until it is left. */
class Topic {
  readonly #name: string
  readonly #event: string
  readonly #ears: TopicEars
  #channel: RealtimeChannel | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #tries = 0
  #isLeft = false

  constructor(name: string, event: string, ears: TopicEars) {
    this.#name = name
    this.#event = event
    this.#ears = ears
  }

  async open(): Promise<void> {
    clearTimeout(this.#timer)
    const opener = socket()
    // The join carries the token that is known by then.
    await opener.setAuth().catch(() => {})
    if (this.#isLeft || opener !== client || this.#channel) return
    const channel = opener.channel(this.#name, { config: { private: true } })
    this.#channel = channel
    channel.on('broadcast', { event: this.#event }, ({ payload }) => this.#ears.onMessage(payload))
    channel.subscribe((status) => {
      if (channel === this.#channel) this.#hear(status)
    })
  }

  #hear(status: string) {
    const isJoined = status === 'SUBSCRIBED'
    if (isJoined) this.#tries = 0
    this.#ears.onState?.(isJoined)
    // After an error the channel asks again by itself; closed (the token has expired) it is closed for good.
    if (status === 'CLOSED') this.#reopen()
  }

  #reopen() {
    this.#channel = null
    if (this.#isLeft) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.open(), pauseMs(this.#tries))
    this.#tries += 1
  }

  /** Another person, another socket. */
  renew() {
    this.#channel = null
    this.#ears.onState?.(false)
    void this.open()
  }

  leave() {
    this.#isLeft = true
    clearTimeout(this.#timer)
    const channel = this.#channel
    this.#channel = null
    if (channel) void client?.removeChannel(channel)
  }
}

function start() {
  onSession(() => {
    if (!client) return
    if (knownUser() === user) return void client.setAuth().catch(() => {})
    socket()
    for (const topic of topics) topic.renew()
  })
  // An open socket would keep the page out of the back-forward cache.
  addEventListener('pagehide', () => client?.disconnect())
  addEventListener('pageshow', ({ persisted }) => persisted && client?.connect())
}

/**
 * Hears one event of a private topic. Loads realtime-js: import it when there is something to hear.
 * @returns ends it
 */
export function followTopic(name: string, event: string, ears: TopicEars): () => void {
  if (!client) start()
  const topic = new Topic(name, event, ears)
  topics.add(topic)
  void topic.open()
  return () => {
    topics.delete(topic)
    topic.leave()
  }
}
