import { sendTo, showNoPayment, showPage, showPrice } from '../pages/hosted-page.ts'
import type { HostedPage } from '../pages/hosted-page.ts'
import { beforePaying, showPaid } from '../pages/payment-actions.ts'
import { closeDispute, openDispute } from './dispute.ts'
import { failRefund } from './give-back.ts'
import type { Sale } from './open-account.ts'
import type { Desk } from './stripe-api.ts'

/**
 * Stripe's page for one session. A form posts `action`: `pay`, `decline`, `fail_authentication` or `cancel`; of a paid
 * session `dispute`, `win_dispute`, `lose_dispute` or `fail_refund`. The fault `decline` of `card` declines whoever pays.
 */
export async function answerPayPage(request: Request, id: string, desk: Desk): Promise<Response> {
  const sale = desk.account.sales.get(id)
  if (!sale) return showNoPayment('Stripe')
  const { searchParams } = new URL(request.url)
  if (request.method !== 'POST') return show(sale, alerts[searchParams.get('alert') ?? ''])
  const action = new URLSearchParams(await request.text()).get('action') ?? ''
  return act(sale, action, desk)
}

/** Why nothing was paid, by Stripe's codes. */
const alerts: Readonly<Record<string, string>> = {
  card_declined: 'Your card was declined. Try another one.',
  payment_intent_authentication_failure:
    'We are unable to authenticate your payment method. Try another one, or try again.',
}

function act(sale: Sale, action: string, desk: Desk): Response {
  const { account, selling, tell, faults } = desk
  const { session } = sale
  const fails = action === 'pay' && faults.take('card')?.kind === 'decline'
  const page = `/pay/stripe/${session.id}`
  const decline = (code: keyof typeof alerts) => {
    selling.decline(sale, code, alerts[code]!)
    return sendTo(`${page}?alert=${code}`)
  }
  if (action === 'cancel') return sendTo(session.cancel_url ?? session.success_url!)
  if (action === 'decline' || fails) return decline('card_declined')
  if (action === 'fail_authentication') return decline('payment_intent_authentication_failure')
  if (action === 'pay') selling.pay(sale)
  if (action === 'dispute') openDispute(sale, tell)
  if (action === 'win_dispute') closeDispute(sale, 'won', tell)
  if (action === 'lose_dispute') closeDispute(sale, 'lost', tell)
  if (action === 'fail_refund') failRefund(account, sale, tell)
  if (action === 'back' || (action === 'pay' && session.status === 'complete'))
    return sendTo(session.success_url!.replace('{CHECKOUT_SESSION_ID}', session.id))
  return sendTo(page)
}

function show(sale: Sale, alert?: string): Response {
  const { currency, amount_total } = sale.session
  return showPage({
    company: 'Stripe',
    alert,
    rows: sale.rows.map(({ name, amount }) => ({ name, price: showPrice(amount, currency!) })),
    total: showPrice(amount_total!, currency!),
    ...describe(sale),
  })
}

function describe({ session, dispute, charge }: Sale): Pick<HostedPage, 'title' | 'actions'> {
  if (session.status === 'open') return { title: 'Pay ANOINT Array', actions: beforePaying }
  if (session.status === 'expired')
    return {
      title: 'This page has expired',
      actions: [{ action: 'cancel', label: 'Back to ANOINT Array' }],
    }
  const state = dispute?.status === 'needs_response' ? 'open' : (dispute?.status ?? null)
  return showPaid(state, charge !== null && charge.amount_refunded > 0)
}
