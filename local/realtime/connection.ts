import type { WebSocket } from 'ws'
import { Channel } from './channel.ts'
import { ChannelRefused } from './channel-refused.ts'
import type { Client, Services } from './client.ts'
import { decodeFrame, encodeFrame } from './frames.ts'
import type { ClientFrame, Encoded, Frame, Version } from './frames.ts'
import type { Claims } from './verify-token.ts'

/** One socket. */
export class Connection implements Client {
  readonly services: Services
  readonly version: Version
  readonly claims: Claims
  readonly #socket: WebSocket
  readonly #channels = new Map<string, Channel>()
  #waiting: { data: Buffer; isBinary: boolean }[] = []
  #isWorking = false
  #isPaused = false
  #isOpen = true
  #heardAt = performance.now()

  constructor(socket: WebSocket, services: Services, version: Version, claims: Claims) {
    this.services = services
    this.version = version
    this.claims = claims
    this.#socket = socket
    socket.on('message', (data: Buffer, isBinary) => this.#receive(data, isBinary))
    socket.on('close', () => this.#close())
    // A frame too long, or one that is none: ws closes the socket by itself.
    socket.on('error', () => {})
  }

  /** Frames take effect one after the other; those that come while one waits for the database wait outside. */
  #receive(data: Buffer, isBinary: boolean): void {
    this.#heardAt = performance.now()
    this.#waiting.push({ data, isBinary })
    if (!this.#isWorking) void this.#work()
    else if (!this.#isPaused) this.#setPaused(true)
  }

  #setPaused(isPaused: boolean): void {
    this.#isPaused = isPaused
    if (isPaused) this.#socket.pause()
    else this.#socket.resume()
  }

  async #work(): Promise<void> {
    this.#isWorking = true
    try {
      for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
        const frame = decodeFrame(next.data, next.isBinary, this.version)
        if (frame !== null && this.#isOpen) await this.#handle(frame)
      }
    } catch (error) {
      console.error('realtime:', error)
      this.#socket.terminate()
    }
    this.#isWorking = false
    if (this.#isPaused) this.#setPaused(false)
  }

  #handle(frame: ClientFrame): Promise<void> | void {
    if (frame.topic === 'phoenix')
      return frame.event === 'heartbeat' ? this.reply(frame, 'ok') : undefined
    if (frame.event === 'phx_join') return this.#join(frame)
    const channel = this.#channels.get(frame.topic)
    if (frame.event === 'phx_leave') return this.#leave(frame, channel)
    if (channel === undefined) return this.reply(frame, 'error', { reason: 'unmatched topic' })
    return channel.handle(frame)
  }

  async #join(frame: Frame): Promise<void> {
    if (!frame.topic.startsWith('realtime:'))
      return this.reply(frame, 'error', { reason: 'unmatched topic' })
    // Phoenix: who joins again leaves first.
    const before = this.#channels.get(frame.topic)
    before?.close()
    before?.sendClose()
    try {
      if (this.#channels.size >= this.services.limits.maxChannels)
        throw new ChannelRefused('ChannelRateLimitReached', 'Too many channels')
      const channel = await Channel.open(this, frame)
      if (!this.#isOpen) return channel.close()
      this.#channels.set(frame.topic, channel)
      this.reply(frame, 'ok', { postgres_changes: [] })
      channel.greet()
    } catch (error) {
      if (!(error instanceof ChannelRefused)) throw error
      this.reply(frame, 'error', { reason: error.reason })
    }
  }

  #leave(frame: Frame, channel: Channel | undefined): void {
    channel?.close()
    this.reply(frame, 'ok')
    channel?.sendClose()
  }

  reply(frame: Frame, status: 'ok' | 'error', response: object = {}): void {
    const { joinRef, ref, topic } = frame
    this.push({ joinRef, ref, topic, event: 'phx_reply', payload: { status, response } })
  }

  push(frame: Frame): void {
    this.send(encodeFrame(frame, this.version))
  }

  /** Whoever reads slower than he is written to is dropped: his backlog is the server's memory. */
  send({ data, isBinary }: Encoded): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return
    if (this.#socket.bufferedAmount > this.services.limits.maxBufferedBytes) this.terminate()
    else this.#socket.send(data, { binary: isBinary })
  }

  /** Drops a socket nobody speaks on any more, and channels whose token has expired. */
  sweep(now: number, nowSeconds: number): void {
    if (now - this.#heardAt > this.services.limits.silenceMs) return this.terminate()
    for (const channel of this.#channels.values()) channel.expire(nowSeconds)
  }

  forget(topic: string): void {
    this.#channels.delete(topic)
  }

  /** Asks the client to come back later. */
  goAway(): void {
    this.#socket.close(1001, 'Realtime is restarting, please standby')
  }

  terminate(): void {
    this.#socket.terminate()
  }

  #close(): void {
    if (!this.#isOpen) return
    this.#isOpen = false
    this.#waiting = []
    for (const channel of this.#channels.values()) channel.close()
  }
}
