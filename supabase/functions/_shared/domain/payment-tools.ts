import type { PaymentProviderName } from '../contract/checkout.ts'
import type { OrderStore } from './order-store.ts'
import type { PaymentProvider } from './ports.ts'

/** What it takes to move money and to remember it. */
export type PaymentTools = {
  store: OrderStore
  providers: Readonly<Record<PaymentProviderName, PaymentProvider>>
  /** Takes what the shop should know and the shopper should not, such as what a provider said. */
  note: (event: string, facts: Readonly<Record<string, unknown>>) => void
}
