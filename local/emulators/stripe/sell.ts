import type { Stripe } from 'stripe'
import type { Faults } from '../faults.ts'
import { makeCharge, makeIntent } from './make-payment.ts'
import { makeSession } from './make-session.ts'
import { makeId, nowSeconds } from './open-account.ts'
import type { Account, Sale } from './open-account.ts'
import { readSessionParams } from './session-params.ts'
import type { SessionParams } from './session-params.ts'
import { noSuch, StripeFault } from './stripe-error.ts'
import type { TellEvent } from './tell-events.ts'

/** The life of Checkout sessions. */
export type Selling = {
  open: (form: unknown) => Sale
  /** @throws {StripeFault} where there is none. */
  find: (id: string) => Sale
  /** @throws {StripeFault} unless it is open. */
  expire: (id: string) => Sale
  /** Does nothing to a session that is not open. */
  pay: (sale: Sale) => void
  decline: (sale: Sale, code: string, message: string) => void
}

/**
 * Opens, pays and ends sessions. The fault `expires` of `session` makes one end after `delayMs`, long before the
 * shortest life Stripe allows.
 */
export function startSelling(
  account: Account,
  tell: TellEvent,
  faults: Faults,
  origin: string,
): Selling {
  const endInTime = (sale: Sale, lifeMs = sale.session.expires_at * 1000 - Date.now()) =>
    setTimeout(() => end(sale, tell), lifeMs).unref()
  for (const sale of account.sales.values()) if (sale.session.status === 'open') endInTime(sale)
  const open = (form: unknown) => {
    const sale = makeSale(readSessionParams(form, nowSeconds()), origin)
    account.sales.set(sale.session.id, sale)
    const haste = faults.take('session')
    const lifeMs = haste?.kind === 'expires' ? haste.delayMs : undefined
    if (lifeMs !== undefined) sale.session.expires_at = nowSeconds() + Math.ceil(lifeMs / 1000)
    endInTime(sale, lifeMs)
    return sale
  }
  const find = (id: string) => {
    const sale = account.sales.get(id)
    if (!sale) throw noSuch('checkout.session', id, 'session')
    return sale
  }
  return {
    open,
    find,
    expire: (id) => expire(find(id), tell),
    pay: (sale) => pay(sale, tell),
    decline: (sale, code, message) => decline(sale, tell, code, message),
  }
}

function makeSale(params: SessionParams, origin: string): Sale {
  const id = makeId('cs_test')
  return {
    session: makeSession(id, `${origin}/pay/stripe/${id}`, params, nowSeconds()),
    rows: params.line_items.map(({ quantity, price_data }) => ({
      name: `${price_data.product_data.name}${quantity > 1 ? ` × ${quantity}` : ''}`,
      amount: quantity * price_data.unit_amount,
    })),
    description: params.payment_intent_data.description ?? null,
    intentMetadata: params.payment_intent_data.metadata ?? {},
    intent: null,
    charge: null,
    dispute: null,
  }
}

function expire(sale: Sale, tell: TellEvent): Sale {
  const { status } = sale.session
  if (status !== 'open')
    throw new StripeFault(
      400,
      'invalid_request_error',
      `Only Checkout Sessions with a status in ["open"] can be expired. This Session has a status of \`${status}\`.`,
    )
  end(sale, tell)
  return sale
}

function end({ session }: Sale, tell: TellEvent): void {
  if (session.status !== 'open') return
  Object.assign(session, { status: 'expired', url: null })
  tell('checkout.session.expired', session)
}

function pay(sale: Sale, tell: TellEvent): void {
  const { session } = sale
  if (session.status !== 'open') return
  const isFree = session.amount_total === 0
  Object.assign(session, { status: 'complete', url: null })
  if (isFree) session.payment_status = 'no_payment_required'
  else charge(sale, tell)
  tell('checkout.session.completed', session)
}

function charge(sale: Sale, tell: TellEvent): void {
  const intent = findIntent(sale)
  sale.charge = makeCharge(makeId('ch'), intent)
  Object.assign(intent, {
    status: 'succeeded',
    amount_received: intent.amount,
    latest_charge: sale.charge.id,
    last_payment_error: null,
  })
  Object.assign(sale.session, { payment_status: 'paid', payment_intent: intent.id })
  tell('charge.succeeded', sale.charge)
  tell('payment_intent.succeeded', intent)
}

/** The page stays open: another card may do. */
function decline(sale: Sale, tell: TellEvent, code: string, message: string): void {
  if (sale.session.status !== 'open') return
  const intent = findIntent(sale)
  const error = { type: 'card_error', code, message } as Stripe.PaymentIntent.LastPaymentError
  intent.last_payment_error = error
  tell('payment_intent.payment_failed', intent)
}

/** Stripe makes the intent when somebody first tries to pay. */
function findIntent(sale: Sale): Stripe.PaymentIntent {
  sale.intent ??= makeIntent({
    intentId: makeId('pi'),
    amount: sale.session.amount_total!,
    currency: sale.session.currency!,
    metadata: sale.intentMetadata,
    description: sale.description,
    nowSeconds: nowSeconds(),
  })
  return sale.intent
}
