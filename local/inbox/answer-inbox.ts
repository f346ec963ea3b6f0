import type { Inbox } from './inbox.ts'
import { inboxPage } from './inbox-page.ts'

/** No script, nothing from elsewhere: mails hold what strangers wrote. */
const base = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex' }
const html = { ...base, 'content-type': 'text/html; charset=utf-8' }
const pageHeaders = {
  ...html,
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none'; form-action 'none'",
}
/** The mail alone: sandboxed even when it is opened by itself, and free to show the shop's own pictures only. */
const mailHeaders = {
  ...html,
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'self'; " +
    'sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation',
}

/**
 * Shows the mails: `/_local/inbox`, or those to one address with `?to=`; `?mail=` names the one to read, and
 * `/_local/inbox/<id>` is its HTML as its reader gets it. A program that accepts JSON gets
 * `[{ id, to, subject, text, html, receivedAt }]`, newest first.
 */
export function answerInbox(request: Request, inbox: Inbox): Response {
  const { pathname, searchParams } = new URL(request.url)
  const path = /^\/_local\/inbox(?:\/(\d+))?\/?$/.exec(pathname)
  if (path === null) return notFound()
  if (path[1] !== undefined) return answerMail(Number(path[1]), inbox)
  const to = searchParams.get('to')
  const mails = inbox.list(to ?? undefined)
  if (request.headers.get('accept')?.startsWith('application/json') === true)
    return Response.json(mails, { headers: base })
  const chosen = searchParams.get('mail')
  return new Response(inboxPage(mails, { to, chosen: chosen === null ? null : Number(chosen) }), {
    headers: pageHeaders,
  })
}

function answerMail(id: number, inbox: Inbox): Response {
  const mail = inbox.list().find((known) => known.id === id)
  if (mail?.html === undefined) return notFound()
  // Its links lead out of the frame it is shown in.
  const page = mail.html.replace(
    /<head>|^(?!.*<head>)/is,
    (start) => `${start}<base target="_top">`,
  )
  return new Response(page, { headers: mailHeaders })
}

function notFound(): Response {
  return new Response('Not found\n', { status: 404 })
}
