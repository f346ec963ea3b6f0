import { serveFunction } from '../_shared/http/serve-function.ts'
import { createResend } from '../_shared/providers/resend/create-resend.ts'
import { rpcCaller } from '../_shared/store/call-rpc.ts'
import { createMailStore } from '../_shared/store/mails.ts'
import { sendEmailRoutes } from './routes.ts'

serveFunction('send-email', (settings) => {
  const { siteUrl, resend, mailFrom } = settings
  if (resend === null) throw new Error('Cannot send mail: RESEND_API_KEY is not set')
  return sendEmailRoutes({
    store: createMailStore(rpcCaller(settings)),
    mailer: createResend({ ...resend, from: mailFrom }),
    siteUrl,
  })
})
