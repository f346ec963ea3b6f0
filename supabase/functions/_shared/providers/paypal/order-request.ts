import type { OpenPayment } from '../../domain/ports.ts'
import { toMoney } from './money.ts'

/** PayPal cuts nothing itself: longer texts are refused. */
const longestText = 127

/**
 * The body that makes an order. PayPal demands that the parts add up to the whole, which ours do.
 *
 * @see https://developer.paypal.com/docs/api/orders/v2/#orders_create
 */
export function toOrderRequest(payment: OpenPayment) {
  return {
    intent: 'CAPTURE',
    purchase_units: [toPurchaseUnit(payment)],
    payment_source: {
      paypal: {
        experience_context: {
          brand_name: 'ANOINT Array',
          locale: 'en-CA',
          user_action: 'PAY_NOW',
          // Another address would be another price of delivery and another tax.
          shipping_preference: 'NO_SHIPPING',
          // A bank transfer would settle days after the stock is back on the shelf.
          payment_method_preference: 'IMMEDIATE_PAYMENT_REQUIRED',
          return_url: payment.returnUrl,
          cancel_url: payment.cancelUrl,
        },
      },
    },
  }
}

function toPurchaseUnit(payment: OpenPayment) {
  const money = (cents: number) => toMoney(cents, payment.currency)
  // No discount may exceed the goods; what is left of it lowers delivery.
  const goodsDiscount = Math.min(payment.discountCents, payment.subtotalCents)
  return {
    custom_id: payment.attemptId,
    // PayPal refuses to be paid twice for one invoice, and an order may be tried twice.
    invoice_id: `${payment.orderNumber}-${payment.attemptId.slice(0, 8)}`,
    description: `Order ${payment.orderNumber}`,
    amount: {
      ...money(payment.totalCents),
      breakdown: {
        item_total: money(payment.subtotalCents),
        discount: money(goodsDiscount),
        shipping: money(payment.deliveryCents),
        shipping_discount: money(payment.discountCents - goodsDiscount),
        tax_total: money(payment.taxCents),
      },
    },
    items: payment.lines.map((line) => ({
      name: line.title.slice(0, longestText),
      quantity: String(line.quantity),
      unit_amount: money(line.unitPriceCents),
      category: 'PHYSICAL_GOODS',
    })),
  }
}
