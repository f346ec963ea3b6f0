import type { Inbox, ReceivedMail } from './inbox.ts'

/** No script, nothing from elsewhere: mails hold what strangers wrote. */
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex',
}

/**
 * Shows the mails: `/_local/inbox`, or those to one address with `?to=`. A program that accepts JSON gets
 * `[{ id, to, subject, text, receivedAt }]`, newest first.
 */
export function answerInbox(request: Request, inbox: Inbox): Response {
  const { pathname, searchParams } = new URL(request.url)
  if (pathname.replace(/\/$/, '') !== '/_local/inbox')
    return new Response('Not found\n', { status: 404 })
  const mails = inbox.list(searchParams.get('to') ?? undefined)
  const wantsJson = request.headers.get('accept')?.startsWith('application/json') === true
  if (wantsJson) return Response.json(mails, { headers: { 'cache-control': 'no-store' } })
  return new Response(page(mails), { headers })
}

function page(mails: ReceivedMail[]): string {
  const list =
    mails.map(article).join('\n') || '<p>No mail yet. This page looks again by itself.</p>'
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="5">
<title>Inbox of the local stack</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem }
  article { border-top: 1px solid #bbb; padding: 1rem 0 }
  h2 { font-size: 1.1rem; margin: 0 }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit }
  .code { font: 600 1.5rem ui-monospace, monospace; letter-spacing: 0.1em }
</style>
<h1>Inbox of the local stack</h1>
<p>All mail ends here; none leaves this machine.</p>
<main>
${list}
</main>
</html>
`
}

function article({ id, to, subject, text = '', receivedAt }: ReceivedMail): string {
  const code = /\b(\d{6})\b/.exec(text)?.[1]
  const when = receivedAt.toISOString()
  return `<article aria-labelledby="mail-${id}">
<h2 id="mail-${id}">${escape(subject)}</h2>
<p>To ${escape(to)}, <time datetime="${when}">${when.slice(0, 19).replace('T', ' ')}</time></p>
${code === undefined ? '' : `<p class="code">${code}</p>`}
<pre>${link(escape(text.trim()))}</pre>
</article>`
}

function escape(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return text.replace(/[&<>"]/g, (character) => names[character] ?? '')
}

/** Addresses in a text that is escaped already. */
function link(html: string): string {
  return html.replace(/https?:\/\/[^\s<]+/g, (address) => `<a href="${address}">${address}</a>`)
}
