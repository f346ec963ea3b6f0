import type { Order } from '../contract/checkout.ts'
import type { ClaimedMail, MailStore } from '../domain/mail/mail-store.ts'
import type { CallRpc } from './call-rpc.ts'

/** The outbox in Postgres. */
export function createMailStore(call: CallRpc): MailStore {
  return {
    claim: (max) => call<ClaimedMail[]>('claim_mails', { max }),
    finish: async (id, result) => {
      await call('finish_mail', { mail_id: id, result })
    },
    readOrder: (orderId) =>
      call<Order | null>('read_mail_order', { order_id: orderId }, { isRead: true }),
  }
}
