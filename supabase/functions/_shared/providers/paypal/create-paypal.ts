import type { PaymentProvider } from '../../domain/ports.ts'
import { askPaypal, openPaypal } from './call-paypal.ts'
import { endOrder, lookAtOrder, openOrder } from './orders.ts'
import { readEvent } from './read-event.ts'
import { lookAtRefund, refundCapture } from './refunds.ts'
import type { PaypalSettings } from './send-paypal.ts'

export type { PaypalSettings } from './send-paypal.ts'

/**
 * Payments on PayPal's own pages. The payer only approves there; the server captures, when it looks.
 *
 * @see https://developer.paypal.com/docs/api/orders/v2/
 */
export function createPaypal(settings: PaypalSettings): PaymentProvider {
  const call = openPaypal(settings)
  return {
    name: 'paypal',
    open: (payment) => askPaypal(() => openOrder(call, payment)),
    look: (ref) => askPaypal(() => lookAtOrder(call, ref)),
    expire: (ref) => askPaypal(() => endOrder(call, ref)),
    refund: (refund) => askPaypal(() => refundCapture(call, refund)),
    lookAtRefund: (ref) => askPaypal(() => lookAtRefund(call, ref)),
    readEvent: (body, headers) => askPaypal(() => readEvent(call, settings, body, headers)),
  }
}
