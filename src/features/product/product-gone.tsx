import type { ReactNode } from 'react'
import { goneText, goneTitle, shopEverything, stillHere } from '#messages/product.ts'
import { Link } from '../../lib/link.tsx'

/** Where a product stood that is not sold any more, or never was: what is still here. */
export function ProductGone({ children }: { children: ReactNode }) {
  return (
    <div className="width product-gone">
      <div className="way-on">
        <h1 className="display-2">{goneTitle}</h1>
        <p className="lead">{goneText}</p>
        <Link className="button" to="/shop">
          {shopEverything}
        </Link>
      </div>
      <section aria-labelledby="still-here">
        <h2 className="display-4" id="still-here">
          {stillHere}
        </h2>
        {children}
      </section>
    </div>
  )
}
