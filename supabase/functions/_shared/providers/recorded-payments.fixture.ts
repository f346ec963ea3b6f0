import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { once } from 'node:events'
import { vi } from 'vitest'
import { findFreePort } from '../../../../local/free-port.ts'
import type { EmulatorName } from '../../../../local/emulators/emulator.ts'
import type { Faults } from '../../../../local/emulators/faults.ts'
import { serveEmulators } from '../../../../local/emulators/serve-emulators.ts'
import { openInbox } from '../../../../local/inbox/inbox.ts'
import type { Destination } from '../contract/checkout.ts'
import type { OpenPayment, PaymentProvider } from '../domain/ports.ts'

/** A call of an adapter and its answer. */
export type PaymentCall = {
  method: string
  path: string
  headers: Headers
  body: string
  status: number
  answer: string
}

/** A webhook as it came. */
export type Delivery = { path: string; body: string; headers: Headers }

export type RecordedPayments = {
  apiBase: string
  /** For adapters: keeps what passes. */
  fetch: typeof fetch
  calls: PaymentCall[]
  deliveries: Delivery[]
  /** How many of the next webhooks are turned away. */
  turnAway: (count: number) => void
  faultsOf: (name: EmulatorName) => Faults
  /** Presses a button of a page. */
  press: (page: string, action: string) => Promise<Response>
  /** Waits for a webhook of this type that no test has looked at. */
  hear: (type: string) => Promise<Delivery>
  close: () => Promise<void>
}

/** The emulators behind real HTTP, and a site that keeps the webhooks it is sent. */
export async function recordPayments(): Promise<RecordedPayments> {
  const site = await receiveWebhooks()
  const emulators = await serveEmulators({
    ...{ port: await findFreePort(), siteFunctions: site.address, inbox: openInbox() },
  })
  const calls: PaymentCall[] = []
  const record: typeof fetch = async (address, init) => {
    const request = new Request(address, init)
    const body = await request.clone().text()
    const answer = await fetch(request)
    const { method, headers } = request
    const path = new URL(request.url).pathname
    const { status } = answer
    calls.push({ method, path, headers, body, status, answer: await answer.clone().text() })
    return answer
  }
  return {
    apiBase: emulators.origin,
    fetch: record,
    calls,
    deliveries: site.deliveries,
    turnAway: site.turnAway,
    faultsOf: emulators.faultsOf,
    press: (page, action) =>
      fetch(page, { method: 'POST', body: new URLSearchParams({ action }), redirect: 'manual' }),
    hear: site.hear,
    close: async () => {
      await emulators.close()
      site.close()
    },
  }
}

async function receiveWebhooks() {
  const deliveries: Delivery[] = []
  let refusals = 0
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const headers = new Headers(request.headers as Record<string, string>)
      if (refusals > 0) response.writeHead(503)
      else deliveries.push({ path: request.url!, body, headers })
      refusals = Math.max(0, refusals - 1)
      response.end()
    })
  })
  const port = await findFreePort()
  await once(server.listen(port, '127.0.0.1'), 'listening')
  const hear = (type: string) =>
    vi.waitFor(
      () => {
        const index = deliveries.findIndex(({ body }) => body.includes(`"${type}"`))
        if (index === -1) throw new Error(`No webhook "${type}" came`)
        return deliveries.splice(index, 1)[0]!
      },
      { timeout: 10_000, interval: 20 },
    )
  const turnAway = (count: number) => {
    refusals = count
  }
  const address = `http://127.0.0.1:${port}/functions/v1`
  return { address, deliveries, hear, turnAway, close: () => server.close() }
}

const toronto: Destination = {
  ...{ name: 'Ada Obi', line1: '100 Queen Street West', line2: 'Floor 2' },
  ...{ city: 'Toronto', region: 'ON', postalCode: 'M5H 2N2', country: 'CA' },
}

/** An order over CA$32.77 to be paid within 31 minutes. */
export function anOrder(changes: Partial<OpenPayment> = {}): OpenPayment {
  return {
    orderId: crypto.randomUUID(),
    orderNumber: 'AA-10427',
    attemptId: crypto.randomUUID(),
    idempotencyKey: crypto.randomUUID(),
    email: 'ada@example.com',
    currency: 'CAD',
    destination: toronto,
    lines: [{ title: 'Frankincense oil', quantity: 2, unitPriceCents: 1000 }],
    subtotalCents: 2000,
    discountCents: 0,
    deliveryCents: 900,
    taxCents: 377,
    totalCents: 3277,
    returnUrl: 'http://localhost:4173/order/1?key=k&from=provider',
    cancelUrl: 'http://localhost:4173/checkout',
    expiresAt: new Date(Date.now() + 31 * 60_000),
    ...changes,
  }
}

/** Opens a page, or fails the test. */
export async function openPage(provider: PaymentProvider, changes: Partial<OpenPayment> = {}) {
  const answer = await provider.open(anOrder(changes))
  if (answer.kind !== 'ok') throw new Error(`No page: ${answer.reason}`)
  return answer.value
}

/** How a payment stands, or fails the test. */
export async function lookAt(provider: PaymentProvider, ref: string) {
  const answer = await provider.look(ref)
  if (answer.kind !== 'ok') throw new Error(`No state: ${answer.reason}`)
  return answer.value
}
