import { describe, expect, test, vi } from 'vitest'
import { emulatorKeys } from '../../functions/emulator-keys.ts'
import { openInbox } from '../../inbox/inbox.ts'
import { openFaults } from '../faults.ts'
import { emulateStripe } from './emulate-stripe.ts'

const origin = 'http://localhost:4175'
const faults = openFaults()
// Nobody listens there: what the shop would be told is read from List Events.
const siteFunctions = 'http://127.0.0.1:1/functions/v1'
const stripe = emulateStripe({ origin, siteFunctions, inbox: openInbox() }, faults)
const ask = async (method: string, path: string, form = '') => {
  const init = method === 'POST' ? { body: form } : {}
  const authorization = `Bearer ${emulatorKeys.STRIPE_SECRET_KEY}`
  const answer = await stripe.answer(
    new Request(`${origin}${path}`, { method, headers: { authorization }, ...init }),
  )
  return answer!
}

const unitAmount = 'line_items[0][price_data][unit_amount]'
const minutes = (count: number) => Math.floor(Date.now() / 1000) + count * 60
const form = (changes: Record<string, string> = {}) =>
  new URLSearchParams({
    mode: 'payment',
    'line_items[0][price_data][currency]': 'cad',
    [unitAmount]: '1000',
    'line_items[0][price_data][product_data][name]': 'Oil <b>of</b> cedar',
    'line_items[0][quantity]': '2',
    success_url: 'http://localhost:4173/order?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://localhost:4173/checkout',
    ...changes,
  }).toString()

type Session = { id: string; amount_total: number; status: string; url: string }
const open = async () =>
  (await (await ask('POST', '/v1/checkout/sessions', form())).json()) as Session
const press = (id: string, action: string) => ask('POST', `/pay/stripe/${id}`, `action=${action}`)
/** The page that a button leads to. */
const follow = async (id: string, action: string) => {
  const answer = await press(id, action)
  return (await ask('GET', answer.headers.get('location')!)).text()
}
const read = async (id: string) =>
  (await (await ask('GET', `/v1/checkout/sessions/${id}`)).json()) as Session
const listTypes = async (query = '') => {
  const { data } = (await (await ask('GET', `/v1/events?limit=100${query}`)).json()) as {
    data: { type: string }[]
  }
  return data.map(({ type }) => type)
}

describe('the page of Stripe', () => {
  test('says what is paid, and has a labelled button for every end', async () => {
    const { id, url, amount_total } = await open()
    expect([amount_total, url]).toEqual([2000, `${origin}/pay/stripe/${id}`])
    const page = await (await ask('GET', `/pay/stripe/${id}`)).text()
    const labels = [...page.matchAll(/<button[^>]*>([^<]+)</g)].map(([, label]) => label)
    expect(labels).toEqual(['Pay', 'Decline the card', 'Fail authentication', 'Cancel'])
    expect(page).toContain('Oil &#60;b&#62;of&#60;/b&#62; cedar × 2')
    expect(page).toContain('CA$20.00')
  })

  test('leads back to the shop', async () => {
    const { id } = await open()
    expect((await press(id, 'cancel')).headers.get('location')).toBe(
      'http://localhost:4173/checkout',
    )
    const paid = await press(id, 'pay')
    expect(paid.status).toBe(303)
    expect(paid.headers.get('location')).toBe(`http://localhost:4173/order?session=${id}`)
  })

  test('is paid once by a double click', async () => {
    const before = await listTypes('&type=checkout.session.completed')
    const { id } = await open()
    const answers = await Promise.all([press(id, 'pay'), press(id, 'pay')])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    const after = await listTypes('&type=checkout.session.completed')
    expect(after.length - before.length).toBe(1)
  })

  test('says why nothing was paid', async () => {
    const { id } = await open()
    expect(await follow(id, 'decline')).toContain('role="alert">Your card was declined')
    expect(await follow(id, 'fail_authentication')).toContain('role="alert">We are unable')
    faults.plan({ faults: [{ on: 'card', kind: 'decline', times: 1 }], latencyMs: 0 })
    expect(await follow(id, 'pay')).toContain('role="alert">Your card was declined')
    expect((await read(id)).status).toBe('open')
  })

  test('ends when its time is over', async () => {
    faults.plan({
      faults: [{ on: 'session', kind: 'expires', delayMs: 20, times: 1 }],
      latencyMs: 0,
    })
    const { id } = await open()
    await vi.waitFor(async () => expect((await read(id)).status).toBe('expired'))
    expect(await follow(id, 'pay')).toContain('This page has expired')
    expect((await listTypes())[0]).toBe('checkout.session.expired')
  })

  test('says so where there is nothing to pay', async () => {
    const page = await ask('GET', '/pay/stripe/cs_none')
    expect(page.status).toBe(404)
    expect(await page.text()).toContain('There is no such payment')
  })
})

describe('the API of Stripe', () => {
  test.each([
    ['a parameter it does not know', { 'payment_method_types[0]': 'card' }, 'parameter_unknown'],
    ['29 minutes', { expires_at: String(minutes(29)) }, undefined],
    ['more than a day', { expires_at: String(minutes(25 * 60)) }, undefined],
    ['a negative price', { [unitAmount]: '-1' }, undefined],
    ['too little', { 'line_items[0][quantity]': '1', [unitAmount]: '49' }, 'amount_too_small'],
    ['no address to return to', { success_url: 'order' }, undefined],
  ])('refuses %s', async (_, changes, code) => {
    const answer = await ask('POST', '/v1/checkout/sessions', form(changes))
    expect(answer.status).toBe(400)
    const { error } = (await answer.json()) as { error: { type: string; code?: string } }
    expect(error).toMatchObject({ type: 'invalid_request_error' })
    expect(error.code).toBe(code)
  })

  test('lists events, newest first', async () => {
    const { id } = await open()
    await press(id, 'pay')
    expect((await listTypes()).slice(0, 3)).toEqual([
      'checkout.session.completed',
      'payment_intent.succeeded',
      'charge.succeeded',
    ])
    expect(new Set(await listTypes('&types[]=charge.succeeded'))).toEqual(
      new Set(['charge.succeeded']),
    )
  })

  test('leaves other paths to other companies', async () => {
    expect(await stripe.answer(new Request(`${origin}/v2/checkout/orders`))).toBeNull()
  })
})
