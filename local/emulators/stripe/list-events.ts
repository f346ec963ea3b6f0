import type { Stripe } from 'stripe'

/**
 * Events, newest first: `types`, `type`, `created[gte]`, `starting_after`, `limit`.
 *
 * @see https://docs.stripe.com/api/events/list
 */
export function listEvents(
  events: readonly Stripe.Event[],
  query: URLSearchParams,
): Stripe.ApiList<Stripe.Event> {
  const types = [...query]
    .filter(([name]) => /^types?(\[\d*\])?$/.test(name))
    .map(([, type]) => type)
  const since = Number(query.get('created[gte]') ?? 0)
  const after = query.get('starting_after')
  const limit = Math.min(Number(query.get('limit') ?? 10), 100)
  const newestFirst = events
    .filter(({ type, created }) => created >= since && (types.length === 0 || types.includes(type)))
    .toReversed()
  const rest = newestFirst.slice(newestFirst.findIndex(({ id }) => id === after) + 1)
  return {
    object: 'list',
    data: rest.slice(0, limit),
    has_more: rest.length > limit,
    url: '/v1/events',
  }
}
