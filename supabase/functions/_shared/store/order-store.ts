import type { OrderStore } from '../domain/order-store.ts'
import { refuse } from '../domain/refusal.ts'
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
    releaseExpired: async () => {
      await call('release_expired', {})
    },
    findOpenAttempts: (orderId, orderKey) =>
      call('find_open_attempts', { order_id: orderId, key: orderKey }, { isRead: true }),
    takeTokens: async (limits) => {
      const retryAfterSeconds = await call<number>('take_tokens', { limits })
      if (retryAfterSeconds === 0) return { kind: 'ok' }
      return refuse('too_many_requests', 'Too many calls', { retryAfterSeconds })
    },
  }
}
