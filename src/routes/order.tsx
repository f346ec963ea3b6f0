import '../styles/ledger.css'
import { titleOf } from '#messages/app.ts'
import { coming, description, order } from '#messages/order.ts'
import { latePart } from '../ui/late-part.tsx'
import { usePageHead } from '../ui/use-page-head.ts'

const Inside = latePart(() => import('./order-inside.tsx').then(({ OrderInside }) => OrderInside))

/** An order. One file serves all of them, so it names none: which it is the URL says, once the app is here. */
export function Page() {
  usePageHead({
    ...{ title: titleOf(order), description, path: '/order' },
    ...{ robots: 'noindex', referrer: 'origin' },
  })
  return (
    <Inside>
      <div className="width">
        <div className="ledger">
          <section data-region="" aria-busy="true">
            <h1 className="display-2">{order}</h1>
            <p className="hidden-words">{coming}</p>
          </section>
        </div>
      </div>
    </Inside>
  )
}
