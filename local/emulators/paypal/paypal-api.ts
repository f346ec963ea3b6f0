import { forgetOldest } from '../open-memory.ts'
import { answerToken, demandToken } from './answer-token.ts'
import { findRefund, giveBack } from './give-back.ts'
import { findByCapture } from './open-ledger.ts'
import { readOrderBody } from './order-body.ts'
import { patchOrder } from './patch-order.ts'
import { PaypalFault } from './paypal-error.ts'
import { showCapture, showOrder } from './show-order.ts'
import { captureOrder, createOrder, findOrder } from './trade.ts'
import type { Desk } from './trade.ts'

type Call = { id: string; text: string; desk: Desk }
type Operation = { on: string; route: string; status?: number; run: (call: Call) => object | null }

const operations: readonly Operation[] = [
  {
    on: 'open',
    route: 'POST /v2/checkout/orders',
    status: 201,
    run: ({ text, desk }) => showOrder(createOrder(desk, readOrderBody(text)), desk.origin),
  },
  {
    on: 'look',
    route: 'GET /v2/checkout/orders/:id',
    run: ({ id, desk }) => showOrder(findOrder(desk, id), desk.origin),
  },
  {
    on: 'update',
    route: 'PATCH /v2/checkout/orders/:id',
    status: 204,
    run: ({ id, text, desk }) => {
      patchOrder(findOrder(desk, id), text)
      return null
    },
  },
  {
    on: 'capture',
    route: 'POST /v2/checkout/orders/:id/capture',
    status: 201,
    run: ({ id, desk }) => showOrder(captureOrder(desk, findOrder(desk, id)), desk.origin),
  },
  {
    on: 'look',
    route: 'GET /v2/payments/captures/:id',
    run: ({ id, desk }) => {
      const order = findByCapture(desk.ledger, id)
      if (!order?.capture) throw new PaypalFault(404, 'INVALID_RESOURCE_ID')
      return showCapture(order, order.capture, desk.origin)
    },
  },
  {
    on: 'refund',
    route: 'POST /v2/payments/captures/:id/refund',
    status: 201,
    run: ({ id, text, desk }) => giveBack(desk, id, text),
  },
  {
    on: 'look',
    route: 'GET /v2/payments/refunds/:id',
    run: ({ id, desk }) => findRefund(desk, id),
  },
  {
    on: 'verify',
    route: 'POST /v1/notifications/verify-webhook-signature',
    run: ({ text, desk }) => ({ verification_status: desk.telling.verify(text) }),
  },
]

/** PayPal's own are kept for six hours. */
const mostKeys = 2000

export type Found = { on: string; answer: (desk: Desk) => Promise<Response> }

/** What a request asks of the API: the operation's name, and how to answer it. Null for other paths. */
export function findOperation(request: Request): Found | null {
  const { pathname } = new URL(request.url)
  if (request.method === 'POST' && pathname === '/v1/oauth2/token')
    return { on: 'token', answer: (desk) => answerToken(request, desk.ledger) }
  for (const operation of operations) {
    const [method, pattern = ''] = operation.route.split(' ')
    const match = new RegExp(`^${pattern.replace(':id', '(\\w+)')}$`).exec(pathname)
    if (method !== request.method || !match) continue
    const id = match[1] ?? ''
    return { on: operation.on, answer: (desk) => run(operation, request, id, desk) }
  }
  return null
}

async function run(
  { run, status = 200 }: Operation,
  request: Request,
  id: string,
  desk: Desk,
): Promise<Response> {
  demandToken(request, desk.ledger)
  const text = await request.text()
  const requestId = request.headers.get('paypal-request-id')
  const key = requestId && `${new URL(request.url).pathname} ${requestId}`
  const before = key ? desk.ledger.answers.get(key) : undefined
  // PayPal answers a repeated request with what has become of it, and 200 instead of 201.
  if (before) return Response.json(before.body)
  const body = run({ id, text, desk })
  if (body === null) return new Response(null, { status })
  if (key) desk.ledger.answers.set(key, { status, body })
  forgetOldest(desk.ledger.answers, mostKeys)
  return Response.json(body, { status })
}
