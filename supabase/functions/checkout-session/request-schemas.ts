import * as v from 'valibot'
import {
  destinationSchema,
  emailSchema,
  linesSchema,
  rateDestinationSchema,
  uuidSchema,
} from '../_shared/domain/request-schemas.ts'

const rateId = v.pipe(v.string(), v.nonEmpty(), v.maxLength(120))
const discountCode = v.optional(v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(40)))

/** `QuoteRequest` */
export const quoteSchema = v.strictObject({
  lines: linesSchema,
  destination: rateDestinationSchema,
  rateId: v.optional(rateId),
  discountCode,
  email: v.optional(emailSchema),
  cartId: v.optional(uuidSchema),
})

/** `CheckoutRequest` */
export const checkoutSchema = v.strictObject({
  lines: linesSchema,
  destination: destinationSchema,
  rateId,
  email: emailSchema,
  discountCode,
  provider: v.picklist(['stripe', 'paypal']),
  idempotencyKey: uuidSchema,
  cartId: v.optional(uuidSchema),
})

/** `ConfirmRequest` */
export const confirmSchema = v.strictObject({
  orderId: uuidSchema,
  orderKey: v.pipe(v.string(), v.regex(/^[0-9a-f]{16,128}$/)),
})
