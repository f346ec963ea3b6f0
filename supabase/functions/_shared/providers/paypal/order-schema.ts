import * as v from 'valibot'

export const moneySchema = v.object({
  currency_code: v.string(),
  value: v.pipe(v.string(), v.regex(/^\d+(\.\d{1,2})?$/)),
})

export const captureSchema = v.object({
  id: v.string(),
  status: v.string(),
  amount: moneySchema,
})

/** What is read of an order. */
export const orderSchema = v.object({
  id: v.string(),
  status: v.string(),
  purchase_units: v.pipe(
    v.array(
      v.object({
        reference_id: v.optional(v.string(), 'default'),
        custom_id: v.optional(v.string()),
        amount: moneySchema,
        payments: v.optional(
          v.object({ captures: v.optional(v.array(captureSchema), []) }),
          () => ({ captures: [] }),
        ),
      }),
    ),
    v.nonEmpty(),
  ),
  links: v.optional(v.array(v.object({ href: v.string(), rel: v.string() })), []),
})

export type PaypalOrder = v.InferOutput<typeof orderSchema>
