import type { Extension } from './authorize.ts'
import { encodeBroadcast, encodeFrame, isUserBroadcast } from './frames.ts'
import type { Encoded, UserBroadcast, Version } from './frames.ts'
import { Presences } from './presences.ts'
import type { PresenceDiff } from './presences.ts'

/** Somebody on a topic: a channel. */
export type Member = {
  /** The topic as clients name it, without `realtime:`. */
  readonly name: string
  readonly isPrivate: boolean
  readonly version: Version
  mayRead: (extension: Extension) => boolean
  send: (encoded: Encoded) => void
}

/** Everybody on one topic. */
export type Topic = { members: Set<Member>; presences: Presences }

/**
 * Who listens to what, by name. A private topic and a public one of the same name are two: what is said on
 * the one is never heard on the other. A topic lives as long as it has members.
 */
export class Topics {
  readonly #topics = new Map<string, Topic>()

  get size(): number {
    return this.#topics.size
  }

  join(member: Member): Topic {
    const key = keyOf(member.name, member.isPrivate)
    const topic = this.#topics.get(key) ?? { members: new Set(), presences: new Presences() }
    this.#topics.set(key, topic)
    topic.members.add(member)
    return topic
  }

  leave(member: Member, topic: Topic): void {
    topic.members.delete(member)
    if (topic.members.size === 0) this.#topics.delete(keyOf(member.name, member.isPrivate))
  }

  /**
   * Delivers a broadcast to all members who may read it.
   *
   * @param payload - JSON of a broadcast, or one in its sender's own packing.
   * @param except - a member who is left out, the sender.
   */
  broadcast(
    name: string,
    isPrivate: boolean,
    payload: UserBroadcast | object,
    except: Member | null = null,
  ): void {
    const members = this.#topics.get(keyOf(name, isPrivate))?.members ?? []
    const encode = encodeOnce(`realtime:${name}`, 'broadcast', payload)
    for (const member of members)
      if (member !== except && member.mayRead('broadcast')) deliver(member, encode)
  }
}

/** Tells all who may know it who came and who went. */
export function announcePresence({ members }: Topic, name: string, diff: PresenceDiff): void {
  const encode = encodeOnce(`realtime:${name}`, 'presence_diff', diff)
  for (const member of members) if (member.mayRead('presence')) deliver(member, encode)
}

function deliver(member: Member, encode: (version: Version) => Encoded | null): void {
  const encoded = encode(member.version)
  if (encoded !== null) member.send(encoded)
}

function keyOf(name: string, isPrivate: boolean): string {
  return `${isPrivate ? 'private' : 'public'}:${name}`
}

/** Members are many, versions two: each is encoded when the first member needs it. */
function encodeOnce(topic: string, event: string, payload: UserBroadcast | object) {
  const done = new Map<Version, Encoded | null>()
  return (version: Version): Encoded | null => {
    const known = done.get(version)
    if (known !== undefined) return known
    const frame = { joinRef: null, ref: null, topic, event, payload }
    const encoded = isUserBroadcast(payload)
      ? encodeBroadcast(topic, payload, version)
      : encodeFrame(frame, version)
    done.set(version, encoded)
    return encoded
  }
}
