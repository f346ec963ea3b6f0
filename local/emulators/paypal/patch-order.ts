import * as v from 'valibot'
import type { PaypalOrder } from './open-ledger.ts'
import { PaypalFault } from './paypal-error.ts'

const schema = v.array(
  v.object({
    op: v.picklist(['add', 'replace', 'remove']),
    path: v.string(),
    value: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(127))),
  }),
)

const path = /^\/purchase_units\/@reference_id=='([^']+)'\/(custom_id|invoice_id|description)$/

/**
 * Changes texts of an order that the payer has agreed to and that is not paid: all that the specification promises.
 *
 * @throws {PaypalFault} for what cannot be changed.
 */
export function patchOrder(order: PaypalOrder, text: string): void {
  const patches = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text)
  if (!patches.success)
    throw new PaypalFault(400, 'INVALID_PARAMETER_SYNTAX', v.summarize(patches.issues))
  if (order.status === 'COMPLETED') throw new PaypalFault(422, 'ORDER_ALREADY_COMPLETED')
  if (order.status !== 'APPROVED') throw new PaypalFault(422, 'NOT_PATCHABLE')
  for (const { op, path: target, value } of patches.output) {
    const [, reference, field] = path.exec(target) ?? []
    if (!field) throw new PaypalFault(422, 'NOT_PATCHABLE')
    if (reference !== order.unit.reference_id) throw new PaypalFault(422, 'REFERENCE_ID_NOT_FOUND')
    Object.assign(order.unit, { [field]: op === 'remove' ? undefined : value })
  }
}
