import { describe, expect, test } from 'vitest'
import { emulatorKeys } from '../../functions/emulator-keys.ts'
import { openInbox } from '../../inbox/inbox.ts'
import { openFaults } from '../faults.ts'
import { emulatePaypal } from './emulate-paypal.ts'

const origin = 'http://localhost:4175'
const faults = openFaults()
// Nobody listens there.
const siteFunctions = 'http://127.0.0.1:1/functions/v1'
const paypal = emulatePaypal({ origin, siteFunctions, inbox: openInbox() }, faults)
const { PAYPAL_CLIENT_ID, PAYPAL_CLIENT_SECRET } = emulatorKeys

const send = async (method: string, path: string, authorization: string, body?: string) => {
  const headers = { authorization, 'paypal-request-id': crypto.randomUUID() }
  return (await paypal.answer(new Request(`${origin}${path}`, { method, headers, body })))!
}
const askToken = async (secret: string = PAYPAL_CLIENT_SECRET) => {
  const basic = `Basic ${btoa(`${PAYPAL_CLIENT_ID}:${secret}`)}`
  return send('POST', '/v1/oauth2/token', basic, 'grant_type=client_credentials')
}
const ask = async (method: string, path: string, body?: object) => {
  const { access_token } = (await (await askToken()).json()) as { access_token: string }
  return send(method, path, `Bearer ${access_token}`, body && JSON.stringify(body))
}

const cad = (value: string) => ({ currency_code: 'CAD', value })
const order = (changes: object = {}) => ({
  intent: 'CAPTURE',
  purchase_units: [
    {
      amount: { ...cad('23.00'), breakdown: { item_total: cad('20.00'), shipping: cad('3.00') } },
      items: [{ name: 'Oil <b>of</b> cedar', quantity: '2', unit_amount: cad('10.00') }],
      ...changes,
    },
  ],
  payment_source: {
    paypal: {
      experience_context: {
        return_url: 'http://localhost:4173/order?key=1',
        cancel_url: 'http://localhost:4173/checkout',
      },
    },
  },
})
type Order = { id: string; status: string }
const open = async () => (await (await ask('POST', '/v2/checkout/orders', order())).json()) as Order
const press = (id: string, action: string) =>
  send('POST', `/pay/paypal/${id}`, '', new URLSearchParams({ action }).toString())
/** The page that a button leads to. */
const follow = async (id: string, action: string) => {
  const answer = await press(id, action)
  return (await send('GET', answer.headers.get('location')!, '')).text()
}

describe('the page of PayPal', () => {
  test('says what is paid, and has a labelled button for every end', async () => {
    const { id } = await open()
    const page = await (await send('GET', `/pay/paypal/${id}`, '')).text()
    const labels = [...page.matchAll(/<button[^>]*>([^<]+)</g)].map(([, label]) => label)
    expect(labels).toEqual(['Pay', 'Decline the card', 'Fail authentication', 'Cancel'])
    expect(page).toContain('Oil &#60;b&#62;of&#60;/b&#62; cedar × 2')
    expect(page).toContain('CA$23.00')
  })

  test('says why the payer must try again', async () => {
    const { id } = await open()
    expect(await follow(id, 'fail_authentication')).toContain('role="alert">We could not confirm')
  })

  test('moves no money: the shop captures', async () => {
    const { id } = await open()
    await press(id, 'pay')
    const path = `/v2/checkout/orders/${id}`
    expect(await (await ask('GET', path)).json()).toMatchObject({ status: 'APPROVED' })
    expect((await ask('POST', `${path}/capture`, {})).status).toBe(201)
    expect(await (await ask('POST', `${path}/capture`, {})).json()).toMatchObject({
      details: [{ issue: 'ORDER_ALREADY_CAPTURED' }],
    })
    expect(await follow(id, 'dispute')).toContain('The payment is disputed')
  })

  test('says so where there is nothing to pay', async () => {
    const page = await send('GET', '/pay/paypal/NONE', '')
    expect(page.status).toBe(404)
    expect(await page.text()).toContain('There is no such payment')
  })
})

describe('the API of PayPal', () => {
  test('knows its one client', async () => {
    expect((await askToken('wrong')).status).toBe(401)
    expect((await send('GET', '/v2/checkout/orders/1', 'Bearer wrong')).status).toBe(401)
  })

  test.each([
    ['parts that do not add up', { amount: { ...cad('23.01'), breakdown: {} } }, 422],
    ['a field it does not know', { price: 1 }, 400],
    ['nothing to pay', { amount: { ...cad('0.00'), breakdown: {} }, items: [] }, 422],
    ['fractions of cents', { amount: cad('23.001') }, 400],
  ])('refuses %s', async (_, changes, status) => {
    expect((await ask('POST', '/v2/checkout/orders', order(changes))).status).toBe(status)
  })

  test.each([
    ['no address', {}, 'MISSING_SHIPPING_ADDRESS'],
    ['no city', { address: { country_code: 'CA', postal_code: 'M5H 2N2' } }, 'CITY_REQUIRED'],
    [
      'no postal code',
      { address: { country_code: 'CA', admin_area_2: 'Toronto' } },
      'POSTAL_CODE_REQUIRED',
    ],
  ])('wants the address that it is to be told: %s', async (_, shipping, issue) => {
    const body = order({ shipping })
    Object.assign(body.payment_source.paypal.experience_context, {
      shipping_preference: 'SET_PROVIDED_ADDRESS',
    })
    const answer = await ask('POST', '/v2/checkout/orders', body)
    expect(await answer.json()).toMatchObject({ details: [{ issue }] })
  })

  test('takes no money without the consent of the payer', async () => {
    const { id } = await open()
    const answer = await ask('POST', `/v2/checkout/orders/${id}/capture`, {})
    expect(await answer.json()).toMatchObject({ details: [{ issue: 'ORDER_NOT_APPROVED' }] })
  })

  test('leaves other paths to other companies', async () => {
    expect(await paypal.answer(new Request(`${origin}/v1/refunds`, { method: 'POST' }))).toBeNull()
  })
})
