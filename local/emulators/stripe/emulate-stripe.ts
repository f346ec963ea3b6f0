import { join } from 'node:path'
import type { Emulate } from '../emulator.ts'
import { answerWithFaults } from '../faults.ts'
import { openMemory } from '../open-memory.ts'
import { openWebhooks } from '../webhooks/open-webhooks.ts'
import { openAccount } from './open-account.ts'
import { answerPayPage } from './pay-page.ts'
import { startSelling } from './sell.ts'
import { findOperation } from './stripe-api.ts'
import type { Desk } from './stripe-api.ts'
import { answerError, failWith, StripeFault } from './stripe-error.ts'
import { tellEvents } from './tell-events.ts'
import type { TellEvent } from './tell-events.ts'

/**
 * Stripe, as a shop with hosted Checkout sees it. Operations that can fail: `open`, `look`, `expire`, `refund`,
 * `events`, `page`, `webhook`; `session`, `card` and `refunding` have faults of their own.
 *
 * @see https://docs.stripe.com/api
 */
export const emulateStripe: Emulate = ({ origin, siteFunctions, memoryFolder }, faults) => {
  const file = memoryFolder ? join(memoryFolder, 'stripe.json') : null
  const { state: account, note, close } = openMemory(file, openAccount)
  const webhooks = openWebhooks(`${siteFunctions}/payment-webhook/stripe`, faults)
  const tellShop = tellEvents(account, webhooks)
  const tell: TellEvent = (type, object) => {
    tellShop(type, object)
    note()
  }
  const desk = { account, tell, faults, selling: startSelling(account, tell, faults, origin) }
  return {
    name: 'stripe',
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

function findPage(request: Request) {
  const id = /^\/pay\/stripe\/(\w+)$/.exec(new URL(request.url).pathname)?.[1]
  if (id === undefined) return null
  return { on: 'page', answer: (desk: Desk) => answerPayPage(request, id, desk) }
}

async function answerSafely(answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer()
  } catch (error) {
    if (error instanceof StripeFault) return answerError(error)
    throw error
  }
}
