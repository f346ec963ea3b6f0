import { eraseForeignDraft } from './draft-store.ts'
import { forgetForeignPlaced } from './placed-orders.ts'

/** What someone typed and ordered here is gone with their session, however that ended. */
export function leaveForeignOrders(): void {
  eraseForeignDraft()
  forgetForeignPlaced()
}
