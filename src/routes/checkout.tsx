import '../styles/ledger.css'
import { titleOf } from '#messages/app.ts'
import { checkout, description } from '#messages/checkout.ts'
import { latePart } from '../ui/late-part.tsx'
import { usePageHead } from '../ui/use-page-head.ts'
import { CheckoutComing } from './checkout-coming.tsx'

const Inside = latePart(() =>
  import('./checkout-inside.tsx').then(({ CheckoutInside }) => CheckoutInside),
)

/** From a cart to the provider's page. The file shows its name alone: all else is known on the device. */
export function Page() {
  usePageHead({ title: titleOf(checkout), description, path: '/checkout', robots: 'noindex' })
  return (
    <Inside>
      <CheckoutComing />
    </Inside>
  )
}
