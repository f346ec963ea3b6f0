import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv2020 from 'ajv/dist/2020.js'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { serveEmulators } from '../../local/emulators/serve-emulators.ts'
import { findFreePort } from '../../local/free-port.ts'
import { openInbox } from '../../local/inbox/inbox.ts'
import { listen, toListener } from '../../local/server/listen.ts'
import { createResend } from '../functions/_shared/providers/resend/create-resend.ts'

const specification = join(import.meta.dirname, '../../../shared/provider-specs/resend.json')
const inbox = openInbox()
const emulators = await serveEmulators({
  port: await findFreePort(),
  siteFunctions: 'http://localhost:4173/functions/v1',
  inbox,
})
const faults = emulators.faultsOf('resend')
/** Stands between, and keeps what either said. */
const heard: { request: Request; body: string; answer: unknown }[] = []
const port = await findFreePort()
const wire = await listen(
  port,
  toListener(async (request) => {
    const body = await request.clone().text()
    const { pathname } = new URL(request.url)
    const { method, headers, signal } = request
    const init = { method, headers, signal, ...(method === 'POST' ? { body } : {}) }
    const response = await emulators.fetch(new Request(emulators.origin + pathname, init))
    const answer = (await response
      .clone()
      .json()
      .catch(() => null)) as unknown
    heard.push({ request, body, answer })
    return response
  }),
)
const apiBase = `http://localhost:${port}`
const settings = { apiKey: 're_local', apiBase, from: 'ANOINT Array <a@shop.example>' }
const resend = createResend({ ...settings, timeoutMs: 500 })
const mail = (to = `${crypto.randomUUID()}@example.com`) => ({
  to,
  subject: 'Your order',
  html: '<p>Paid</p>',
  text: 'Paid',
  idempotencyKey: `mail/${crypto.randomUUID()}`,
})
const plan = (kind: string, times = 1) =>
  faults.plan({ faults: [{ on: 'send', kind, times }], latencyMs: 0 })

beforeEach(() => {
  faults.reset()
  heard.length = 0
})
afterAll(async () => {
  await wire.close()
  await emulators.close()
})

describe.runIf(existsSync(specification))(
  'by the specification in ../shared/provider-specs (left out where that folder is absent)',
  () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false })
    if (existsSync(specification))
      ajv.addSchema(JSON.parse(readFileSync(specification, 'utf8')) as object, 'resend')
    const faultsOf = (schema: string, value: unknown) => {
      const validate = ajv.getSchema(`resend#/components/schemas/${schema}`)!
      return validate(value) === true ? [] : validate.errors
    }

    test('the adapter asks, and the emulator answers', async () => {
      await resend.send(mail())
      const [{ request, body, answer }] = heard as [(typeof heard)[0]]
      expect(new URL(request.url).pathname).toBe('/emails')
      expect(request.headers.get('idempotency-key')!.length).toBeLessThanOrEqual(256)
      expect(faultsOf('SendEmailRequest', JSON.parse(body))).toEqual([])
      expect(faultsOf('SendEmailResponse', answer)).toEqual([])
      const { id } = answer as { id: string }
      const headers = { authorization: 'Bearer re_local' }
      const kept = await fetch(`${emulators.origin}/emails/${id}`, { headers })
      expect(faultsOf('Email', await kept.json())).toEqual([])
    })

    test('which would not take a mail without a subject', () => {
      expect(faultsOf('SendEmailRequest', { from: 'a@b.example', to: 'c@d.example' })).toHaveLength(
        1,
      )
    })
  },
)

describe('createResend()', () => {
  test('sends a mail once for each key, also when the answer is lost', async () => {
    const letter = mail()
    plan('lost-answer')
    expect(await resend.send(letter)).toMatchObject({ kind: 'unavailable' })
    const again = await resend.send(letter)
    expect(again).toMatchObject({ kind: 'ok' })
    expect(await resend.send(letter)).toEqual(again)
    expect(inbox.list(letter.to)).toMatchObject([{ subject: 'Your order', html: '<p>Paid</p>' }])
  })

  test('takes a key that was used with other words for a mail that has gone', async () => {
    const letter = mail()
    await resend.send(letter)
    const changed = await resend.send({ ...letter, text: 'Paid and shipped' })
    expect(changed).toMatchObject({ kind: 'ok' })
    expect(inbox.list(letter.to)).toHaveLength(1)
  })

  test.each(['500', '429', 'timeout', 'malformed', 'daily_quota_exceeded'])(
    'asks for another try after %s',
    async (kind) => {
      const letter = mail()
      plan(kind)
      expect(await resend.send(letter)).toMatchObject({ kind: 'unavailable' })
      expect(await resend.send(letter)).toMatchObject({ kind: 'ok' })
      expect(inbox.list(letter.to)).toHaveLength(1)
    },
  )

  test('tells when the provider wants to be asked again', async () => {
    plan('429')
    expect(await resend.send(mail())).toMatchObject({ retryAfterSeconds: 1 })
  })

  test('gives up a letter that will never be taken, and says no address', async () => {
    const answer = await resend.send(mail('not an address'))
    expect(answer).toMatchObject({ kind: 'refused', code: 'validation_error' })
    expect(JSON.stringify(answer)).not.toContain('not an address')
  })

  test('waits for a shop that has a wrong key', async () => {
    const wrong = createResend({ ...settings, apiKey: 'wrong' })
    expect(await wrong.send(mail())).toMatchObject({ kind: 'unavailable' })
  })

  test('waits for a provider that is gone', async () => {
    const nobody = createResend({ ...settings, apiBase: 'http://localhost:1' })
    expect(await nobody.send(mail())).toMatchObject({ kind: 'unavailable' })
  })
})
