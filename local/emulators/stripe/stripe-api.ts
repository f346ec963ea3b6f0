import type { Faults } from '../faults.ts'
import { answerOnce } from './answer-once.ts'
import { giveBack } from './give-back.ts'
import { listEvents } from './list-events.ts'
import type { Account, Sale } from './open-account.ts'
import { readForm } from './read-form.ts'
import type { Selling } from './sell.ts'
import { noSuch, StripeFault } from './stripe-error.ts'
import { emulatorKeys } from '../../functions/emulator-keys.ts'
import type { TellEvent } from './tell-events.ts'

export type Desk = { account: Account; selling: Selling; tell: TellEvent; faults: Faults }

type Call = { id: string; query: URLSearchParams; body: string; desk: Desk }
type Operation = { on: string; route: string; run: (call: Call) => unknown }

const operations: readonly Operation[] = [
  {
    on: 'open',
    route: 'POST /v1/checkout/sessions',
    run: ({ body, desk }) => desk.selling.open(readForm(body)).session,
  },
  {
    on: 'look',
    route: 'GET /v1/checkout/sessions/:id',
    run: ({ id, query, desk }) => expand(desk.selling.find(id), query),
  },
  {
    on: 'expire',
    route: 'POST /v1/checkout/sessions/:id/expire',
    run: ({ id, desk }) => desk.selling.expire(id).session,
  },
  {
    on: 'refund',
    route: 'POST /v1/refunds',
    run: ({ body, desk }) => giveBack(desk.account, desk.tell, desk.faults, readForm(body)),
  },
  {
    on: 'refund',
    route: 'GET /v1/refunds/:id',
    run: ({ id, desk }) => orMissing(desk.account.refunds.get(id), 'refund', id),
  },
  {
    on: 'look',
    route: 'GET /v1/payment_intents/:id',
    run: ({ id, desk }) => orMissing(findIntent(desk.account, id), 'payment_intent', id),
  },
  {
    on: 'events',
    route: 'GET /v1/events',
    run: ({ query, desk }) => listEvents(desk.account.events, query),
  },
  {
    on: 'events',
    route: 'GET /v1/events/:id',
    run: ({ id, desk }) =>
      orMissing(
        desk.account.events.find((event) => event.id === id),
        'event',
        id,
      ),
  },
]

/** What a request asks of the API: the operation's name, and how to answer it. Null for other paths. */
export function findOperation(
  request: Request,
): { on: string; answer: (desk: Desk) => Promise<Response> } | null {
  const { pathname, searchParams: query } = new URL(request.url)
  for (const { on, route, run } of operations) {
    const [method, pattern = ''] = route.split(' ')
    const match = new RegExp(`^${pattern.replace(':id', '(\\w+)')}$`).exec(pathname)
    if (method !== request.method || !match) continue
    const answer = async (desk: Desk) => {
      demandKey(request)
      const body = await request.text()
      const call = { id: match[1] ?? '', query, body, desk }
      return answerOnce(desk.account, request, body, () => run(call))
    }
    return { on, answer }
  }
  return null
}

function demandKey(request: Request): void {
  if (request.headers.get('authorization') === `Bearer ${emulatorKeys.STRIPE_SECRET_KEY}`) return
  throw new StripeFault(401, 'invalid_request_error', 'Invalid API Key provided.')
}

function orMissing<T>(found: T | null | undefined, what: string, id: string): T {
  if (found === null || found === undefined) throw noSuch(what, id, 'id')
  return found
}

function findIntent(account: Account, id: string) {
  return [...account.sales.values()].find(({ intent }) => intent?.id === id)?.intent
}

/** Only the payment intent can be put in place of its id. */
function expand({ session, intent }: Sale, query: URLSearchParams) {
  const wanted = [...query].filter(([name]) => name.startsWith('expand[')).map(([, path]) => path)
  const unknown = wanted.find((path) => path !== 'payment_intent')
  if (unknown !== undefined)
    throw new StripeFault(
      400,
      'invalid_request_error',
      `This property cannot be expanded (${unknown}).`,
    )
  return wanted.length > 0 && intent ? { ...session, payment_intent: intent } : session
}
