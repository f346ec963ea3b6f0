import type { EmulatorName } from '../../emulators/emulator.ts'
import type { Fault } from '../../emulators/faults.ts'
import { startWholeShop } from '../../testing/whole-shop.ts'
import type { WholeShop } from '../../testing/whole-shop.ts'

/** A shop with what tests of the checkout do to it. */
export type CheckoutShop = WholeShop & {
  /** Lets a company fail; an empty list ends that. */
  fail: (company: EmulatorName, ...faults: Fault[]) => void
  /** As the schedule does, but now, for everything that waits to be asked about. */
  reconcile: () => Promise<void>
  /** What does not add up in the books: nothing, at every moment. */
  checkBooks: () => Promise<unknown>
}

/** Starts one on free ports and a folder of its own. The caller stops it. */
export async function startCheckoutShop(): Promise<CheckoutShop> {
  const shop = await startWholeShop()
  const { sql, emulators, stack, call } = shop
  return {
    ...shop,
    fail: (company, ...faults) => emulators.faultsOf(company).plan({ faults, latencyMs: 0 }),
    reconcile: async () => {
      await sql`update private.payment_attempts set next_look_at = now() where status = 'open'`
      await sql`update private.refunds set next_try_at = now() where status = 'due'`
      await sql`update private.refunds set next_look_at = now() where next_look_at is not null`
      const token = stack.secrets.secretKey
      const { status, body } = await call('payment-webhook/reconcile', {}, { token })
      if (status !== 200) throw new Error(`Cannot reconcile: ${status} ${JSON.stringify(body)}`)
    },
    checkBooks: async () => (await sql`select public.check_books() as faults`)[0]?.['faults'],
  }
}
