import type { MailTools } from '../_shared/domain/mail/send-mails.ts'
import { sendMails } from '../_shared/domain/mail/send-mails.ts'
import { ok } from '../_shared/http/respond.ts'
import { textRoute } from '../_shared/http/route.ts'
import type { Route } from '../_shared/http/route.ts'

/** `POST /`, by the schedule or by an insert: sends what is due, and answers how many went which way. */
export function sendEmailRoutes(tools: MailTools): Record<string, Route> {
  const send = textRoute(async (_body, { log }) => {
    const count = await sendMails(tools)
    // Every five seconds nothing happens; that is no news.
    if (Object.values(count).some((mails) => mails > 0)) log('mails', count)
    return ok(count)
  }, 'service')
  return { 'POST /': send }
}
