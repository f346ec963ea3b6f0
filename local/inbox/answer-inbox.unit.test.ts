import { beforeEach, describe, expect, test } from 'vitest'
import { answerInbox } from './answer-inbox.ts'
import { openInbox } from './inbox.ts'
import type { Inbox } from './inbox.ts'

let inbox: Inbox
const ask = (path: string) => answerInbox(new Request(`http://localhost:4173${path}`), inbox)
const read = async (path: string) => (await ask(path)).text()
const policyOf = (path: string) => ask(path).headers.get('content-security-policy') ?? ''

beforeEach(async () => {
  inbox = openInbox()
  const html =
    '<html><head><title>x</title></head><script>alert(1)</script><a href="/order/1">Go</a>'
  await inbox.send({ to: 'ann@example.com', subject: 'Paid', text: 'Paid\nGo: /order/1', html })
  await inbox.send({ to: 'bob@example.com', subject: 'Your code', text: 'It is 482917.' })
})

describe('/_local/inbox', () => {
  test('shows the newest mail and looks again by itself; a chosen one stays', async () => {
    const newest = await read('/_local/inbox')
    expect(newest).toContain('<p class="code">482917</p>')
    expect(newest).toContain('http-equiv="refresh"')
    const chosen = await read('/_local/inbox?mail=1')
    expect(chosen).not.toContain('http-equiv="refresh"')
    expect(chosen).toContain('<iframe src="/_local/inbox/1"')
    expect(chosen).toContain('Go: /order/1')
  })

  test('keeps to one address when told so', async () => {
    const page = await read('/_local/inbox?to=ann%40example.com')
    expect(page).toContain('href="/_local/inbox?to=ann%40example.com&amp;mail=1"')
    expect(page).not.toContain('bob@example.com')
    expect(await read('/_local/inbox?to=nobody%40example.com')).toContain('No mail yet.')
  })

  test('runs nothing, neither itself nor in a mail that is opened alone', async () => {
    expect(await read('/_local/inbox?mail=1')).not.toContain('<script')
    expect(policyOf('/_local/inbox')).toContain("default-src 'none'")
    const alone = policyOf('/_local/inbox/1')
    expect(alone).toContain("default-src 'none'")
    expect(alone).toMatch(/sandbox (?!.*allow-(scripts|same-origin|forms))/)
  })

  test('lets the links of a mail lead out of its frame', async () => {
    expect(await read('/_local/inbox/1')).toContain('<head><base target="_top"><title>')
  })

  test.each(['/_local/inbox/2', '/_local/inbox/77', '/_local/inbox/1/x', '/_local/other'])(
    'has no %s',
    (path) => {
      expect(ask(path).status).toBe(404)
    },
  )
})
