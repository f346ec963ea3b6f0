import type { OrderStore } from '../domain/order-store.ts'
import type { CallRpc } from './call-rpc.ts'

/** Orders in Postgres: each call is one database function, and so one transaction. */
export function orderStore(call: CallRpc): OrderStore {
  return {
    readCheckout: (request) => call('read_checkout', { request }),
    placeOrder: (order) => call('place_order', { request: order }),
    recallKey: (request) => call('recall_key', { request }),
    recordAttempt: async (attemptId, result) => {
      const answer = await call<{ kind: string }>('record_attempt', {
        attempt_id: attemptId,
        result,
      })
      return answer.kind === 'ok'
    },
    settlePayment: (event) => call('settle_payment', { event }),
    recordRefund: async (refundId, result) => {
      await call('record_refund', { refund_id: refundId, result })
    },
    claimUnsettled: (max) => call('claim_unsettled', { max }),
    releaseExpired: () => call('release_expired', {}),
    findOpenAttempts: (request) => call('find_open_attempts', { request }),
  }
}
