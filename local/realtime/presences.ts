import { randomBytes } from 'node:crypto'

/** What somebody says of himself, with the marks by which clients tell one saying from the next. */
export type Meta = Record<string, unknown> & { phx_ref: string; phx_ref_prev?: string }

/** Metas by presence key, as clients of Phoenix expect them. */
export type PresenceState = Record<string, { metas: Meta[] }>

export type PresenceDiff = { joins: PresenceState; leaves: PresenceState }

/** Who is there on one topic. A key may be there several times, once a member: tabs of one person. */
export class Presences {
  readonly #metas = new Map<object, { key: string; meta: Meta }>()

  state(): PresenceState {
    const byKey = Map.groupBy(this.#metas.values(), ({ key }) => key)
    const entries = [...byKey].map(([key, all]) => [key, { metas: all.map(({ meta }) => meta) }])
    return Object.fromEntries(entries) as PresenceState
  }

  /** Notes or replaces what a member says; the difference goes to all who may read it. */
  track(member: object, key: string, payload: object): PresenceDiff {
    const before = this.#metas.get(member)
    const mark = { phx_ref: randomBytes(8).toString('base64url') }
    const previous = before === undefined ? {} : { phx_ref_prev: before.meta.phx_ref }
    const meta: Meta = { ...payload, ...mark, ...previous }
    this.#metas.set(member, { key, meta })
    return { joins: { [key]: { metas: [meta] } }, leaves: only(before) }
  }

  /** Null when the member was not there. */
  untrack(member: object): PresenceDiff | null {
    const before = this.#metas.get(member)
    if (before === undefined) return null
    this.#metas.delete(member)
    return { joins: {}, leaves: only(before) }
  }
}

function only(entry: { key: string; meta: Meta } | undefined): PresenceState {
  return entry === undefined ? {} : { [entry.key]: { metas: [entry.meta] } }
}
