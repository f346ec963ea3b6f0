import { sendTo, showPage, showPrice } from '../pages/hosted-page.ts'
import type { HostedPage } from '../pages/hosted-page.ts'
import { closeDispute, openDispute } from './dispute.ts'
import type { Sale } from './open-account.ts'
import type { Desk } from './stripe-api.ts'

/**
 * Stripe's page for one session. A form posts `action`: `pay`, `decline`, `fail_authentication` or `cancel`; of a paid
 * session `dispute`, `win_dispute` or `lose_dispute`. The fault `decline` of `card` declines whoever pays.
 */
export async function answerPayPage(request: Request, id: string, desk: Desk): Promise<Response> {
  const sale = desk.selling.find(id)
  if (request.method !== 'POST') return show(sale)
  const action = new URLSearchParams(await request.text()).get('action') ?? ''
  return act(sale, action, desk)
}

const declined = 'Your card was declined. Try another one.'
const notAuthenticated =
  'We are unable to authenticate your payment method. Try another one, or try again.'

function act(sale: Sale, action: string, { selling, tell, faults }: Desk): Response {
  const { session } = sale
  const fails = action === 'pay' && faults.take('card')?.kind === 'decline'
  if (action === 'cancel') return sendTo(session.cancel_url ?? session.success_url!)
  if (action === 'decline' || fails) {
    selling.decline(sale, 'card_declined', declined)
    return show(sale, declined)
  }
  if (action === 'fail_authentication') {
    selling.decline(sale, 'payment_intent_authentication_failure', notAuthenticated)
    return show(sale, notAuthenticated)
  }
  if (action === 'pay') selling.pay(sale)
  if (action === 'dispute') openDispute(sale, tell)
  if (action === 'win_dispute') closeDispute(sale, 'won', tell)
  if (action === 'lose_dispute') closeDispute(sale, 'lost', tell)
  if (action === 'back' || (action === 'pay' && session.status === 'complete'))
    return sendTo(session.success_url!.replace('{CHECKOUT_SESSION_ID}', session.id))
  return show(sale)
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

function describe({ session, dispute }: Sale): Pick<HostedPage, 'title' | 'actions'> {
  if (session.status === 'open')
    return {
      title: 'Pay ANOINT Array',
      actions: [
        { action: 'pay', label: 'Pay' },
        { action: 'decline', label: 'Decline the card' },
        { action: 'fail_authentication', label: 'Fail authentication' },
        { action: 'cancel', label: 'Cancel' },
      ],
    }
  if (session.status === 'expired')
    return {
      title: 'This page has expired',
      actions: [{ action: 'cancel', label: 'Back to ANOINT Array' }],
    }
  const back = { action: 'back', label: 'Back to ANOINT Array' }
  if (dispute?.status === 'needs_response')
    return {
      title: 'The payment is disputed',
      actions: [
        back,
        { action: 'win_dispute', label: 'Decide for the shop' },
        { action: 'lose_dispute', label: 'Decide for the payer' },
      ],
    }
  if (dispute) return { title: `The dispute is ${dispute.status}`, actions: [back] }
  return {
    title: 'You have paid',
    actions: [back, { action: 'dispute', label: 'Dispute the payment' }],
  }
}
