import { join } from 'node:path'
import type { Emulate } from '../emulator.ts'
import { answerWithFaults } from '../faults.ts'
import { openMemory } from '../open-memory.ts'
import { openWebhooks } from '../webhooks/open-webhooks.ts'
import { openLedger } from './open-ledger.ts'
import { answerPayPage } from './pay-page.ts'
import { findOperation } from './paypal-api.ts'
import type { Found } from './paypal-api.ts'
import { answerError, failWith, PaypalFault } from './paypal-error.ts'
import { startTelling } from './tell-events.ts'

/**
 * PayPal, as a shop that captures orders sees it. Operations that can fail: `token`, `open`, `look`, `update`,
 * `capture`, `refund`, `verify`, `page`, `webhook`; `funding` and `refunding` have faults of their own.
 *
 * @see https://developer.paypal.com/docs/api/orders/v2/
 */
export const emulatePaypal: Emulate = ({ origin, siteFunctions, memoryFolder }, faults) => {
  const file = memoryFolder ? join(memoryFolder, 'paypal.json') : null
  const { state: ledger, note, close } = openMemory(file, openLedger)
  const webhooks = openWebhooks(`${siteFunctions}/payment-webhook/paypal`, faults)
  const desk = {
    ledger,
    telling: startTelling(webhooks, origin),
    faults,
    origin,
  }
  return {
    name: 'paypal',
    answer: async (request) => {
      const found = findPage(request) ?? findOperation(request)
      if (!found) return null
      const answer = () => answerSafely(() => found.answer(desk))
      if (request.method !== 'GET') note()
      return answerWithFaults(faults, found.on, request.signal, answer, failWith)
    },
    close: () => {
      webhooks.close()
      close()
    },
  }
}

function findPage(request: Request): Found | null {
  const id = /^\/pay\/paypal\/(\w+)$/.exec(new URL(request.url).pathname)?.[1]
  if (id === undefined) return null
  return { on: 'page', answer: (desk) => answerPayPage(request, id, desk) }
}

async function answerSafely(answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer()
  } catch (error) {
    if (error instanceof PaypalFault) return answerError(error)
    throw error
  }
}
