import type { ReceivedMail } from './inbox.ts'
import { inboxLook } from './inbox-look.ts'

/** `to`: only mails to this address are listed. `chosen`: the mail to read; the newest where it is null. */
export type InboxView = { to: string | null; chosen: number | null }

/** The inbox as a page: the list, and beside it one mail. It looks again by itself as long as none is chosen. */
export function inboxPage(mails: readonly ReceivedMail[], view: InboxView): string {
  const open = view.chosen === null ? mails[0] : mails.find(({ id }) => id === view.chosen)
  const refresh = view.chosen === null ? '<meta http-equiv="refresh" content="5">' : ''
  const nothing = view.chosen === null ? 'No mail yet.' : 'This mail is not kept any more.'
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${refresh}
<title>Inbox of the local stack</title>
<style>${inboxLook}</style>
<header>
<h1>Inbox of the local stack</h1>
<p>All mail ends here; none leaves this machine.${view.chosen === null ? '' : ` <a href="${address(view, null)}">Back to the newest</a>`}</p>
</header>
<main>
${mails.length === 0 ? '' : `<nav aria-label="Mails"><ul>${mails.map((mail) => entry(mail, view, open)).join('\n')}</ul></nav>`}
${open === undefined ? `<p>${nothing}</p>` : article(open)}
</main>
</html>
`
}

/** Of this page with another mail open. */
function address({ to }: InboxView, id: number | null): string {
  const query = new URLSearchParams({
    ...(to === null ? {} : { to }),
    ...(id === null ? {} : { mail: String(id) }),
  })
  return escape(`/_local/inbox?${query.toString()}`)
}

function entry(mail: ReceivedMail, view: InboxView, open: ReceivedMail | undefined): string {
  const current = mail === open ? ' aria-current="true"' : ''
  return `<li><a href="${address(view, mail.id)}"${current}><span>${escape(mail.subject)}</span> ${time(mail)} <small>${escape(mail.to)}</small></a></li>`
}

function time({ receivedAt }: ReceivedMail): string {
  const when = receivedAt.toISOString()
  return `<time datetime="${when}">${when.slice(11, 16)}</time>`
}

function article({ id, to, subject, text = '', html, receivedAt }: ReceivedMail): string {
  const code = /\b(\d{6})\b/.exec(text)?.[1]
  const when = receivedAt.toISOString()
  const words = `<pre>${link(escape(text.trim()))}</pre>`
  const letter = `<iframe src="/_local/inbox/${id}" title="${escape(subject)}, as its reader sees it" sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"></iframe>
<details><summary>Plain text</summary>
${words}</details>`
  return `<article aria-labelledby="subject">
<h2 id="subject">${escape(subject)}</h2>
<p>To ${escape(to)}, <time datetime="${when}">${when.slice(0, 19).replace('T', ' ')}</time>${html === undefined ? '' : `, <a href="/_local/inbox/${id}">alone</a>`}</p>
${code === undefined ? '' : `<p class="code">${code}</p>`}
${html === undefined ? words : letter}
</article>`
}

function escape(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return text.replace(/[&<>"]/g, (character) => names[character] ?? '')
}

/** Addresses in a text that is escaped already. */
function link(html: string): string {
  return html.replace(/https?:\/\/[^\s<]+/g, (found) => `<a href="${found}">${found}</a>`)
}
