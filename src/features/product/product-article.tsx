import { useRef, type ReactNode } from 'react'
import { optionName } from '#messages/card.ts'
import {
  aboutDelivery,
  facts as factsWord,
  freeOver,
  sentFrom,
  shop,
  whereYouAre,
} from '#messages/product.ts'
import { useAfterFirstFrame } from '../../lib/later.tsx'
import { Link } from '../../lib/link.tsx'
import { freeDeliveryCents } from '../../model/free-delivery.ts'
import { formatPrice } from '../../model/format-price.ts'
import type { Category, Product } from '../../model/product.ts'
import { findVariant, listPictures } from '../../model/variant.ts'
import { Icon } from '../../ui/icon.tsx'
import { BuyBar } from './buy-bar.tsx'
import { BuyForm, BuyPrice, type BuyFormProps } from './buy-form.tsx'
import { Gallery } from './gallery.tsx'
import { ShareButton } from './share-button.tsx'

function Crumbs({ category }: { category: Category | undefined }) {
  return (
    <nav className="crumbs" aria-label={whereYouAre}>
      <ol>
        <li>
          <Link to="/shop">{shop}</Link>
        </li>
        {category && (
          <li>
            <Link to={`/shop/${category.handle}`}>{category.title}</Link>
          </li>
        )}
      </ol>
    </nav>
  )
}

function DeliveryNote() {
  return (
    <li>
      <Icon name="truck" />
      <span>
        {freeOver(formatPrice(freeDeliveryCents))}
        <br />
        <small>
          {sentFrom} <Link to="/shipping">{aboutDelivery}</Link>
        </small>
      </span>
    </li>
  )
}

/** Options that offer no choice are facts like the others. */
function Facts({ product }: { product: Product }) {
  const settled = product.options.filter(({ values }) => values.length === 1)
  const facts = [
    ...settled.map(({ name, values }) => ({ label: optionName(name), text: values[0]!.value })),
    ...product.facts,
  ]
  if (!facts.length) return null
  return (
    <section aria-labelledby="facts">
      <h2 className="hidden-words" id="facts">
        {factsWord}
      </h2>
      <dl className="facts">
        {facts.map(({ label, text }) => (
          <div key={label + text}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/**
 * The product itself: pictures on one side, everything to decide on the other. On a followed link its picture, name and
 * price are drawn first: a slow phone shows them in half the time.
 */
export function ProductArticle(
  props: BuyFormProps & { category: Category | undefined; pair: ReactNode; save: ReactNode },
) {
  const { product, chosen, isSettled, category, pair, save, ...buying } = props
  const { handle, title, tagline } = product
  const pictures = listPictures(product, chosen)
  const button = useRef<HTMLButtonElement>(null)
  const isWhole = useAfterFirstFrame()
  return (
    <article className="product">
      <Gallery {...{ handle, title, pictures, isSettled, isWhole }} />
      <div className="buy">
        <Crumbs category={category} />
        <header className="buy-head">
          <h1 className="display-3">{title}</h1>
          {tagline && <p className="poem">{tagline}</p>}
        </header>
        {isWhole ? (
          <>
            <BuyForm {...{ product, chosen, isSettled, button, ...buying }} />
            <ul className="buy-lines">
              <DeliveryNote />
              {save}
              <ShareButton title={title} />
            </ul>
            {pair}
            <Facts product={product} />
          </>
        ) : (
          <BuyPrice variant={findVariant(product, chosen)} />
        )}
      </div>
      {isWhole && <BuyBar {...{ product, chosen, button }} />}
    </article>
  )
}
