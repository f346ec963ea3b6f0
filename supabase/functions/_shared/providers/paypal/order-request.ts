import type { Destination } from '../../contract/checkout.ts'
import type { OpenPayment } from '../../domain/ports.ts'
import { toMoney } from './money.ts'

/** PayPal cuts nothing itself: longer texts are refused. */
const longestText = 127

/**
 * The body that makes an order. PayPal demands that the parts add up to the whole, which ours do.
 *
 * @param isAddressed whether PayPal is told where it goes, which it wants for the seller's protection.
 * @see https://developer.paypal.com/docs/api/orders/v2/#orders_create
 */
export function toOrderRequest(payment: OpenPayment, isAddressed: boolean) {
  return {
    intent: 'CAPTURE',
    purchase_units: [
      {
        ...toPurchaseUnit(payment),
        ...(isAddressed && { shipping: toShipping(payment.destination) }),
      },
    ],
    payment_source: {
      paypal: {
        experience_context: {
          brand_name: 'ANOINT Array',
          locale: 'en-CA',
          user_action: 'PAY_NOW',
          // Another address, chosen there, would be another price of delivery and another tax.
          shipping_preference: isAddressed ? 'SET_PROVIDED_ADDRESS' : 'NO_SHIPPING',
          // A bank transfer would settle days after the stock is back on the shelf.
          payment_method_preference: 'IMMEDIATE_PAYMENT_REQUIRED',
          return_url: payment.returnUrl,
          cancel_url: payment.cancelUrl,
        },
      },
    },
  }
}

/** PayPal refuses empty parts. */
function toShipping({ name, line1, line2, city, region, postalCode, country }: Destination) {
  return {
    type: 'SHIPPING',
    name: { full_name: name },
    address: {
      address_line_1: line1,
      ...(line2 && { address_line_2: line2 }),
      admin_area_2: city,
      ...(region && { admin_area_1: region }),
      ...(postalCode && { postal_code: postalCode }),
      country_code: country,
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
