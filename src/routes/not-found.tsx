import '../styles/words.css'
import { useSuspenseQuery } from '@tanstack/react-query'
import { titleOf } from '#messages/app.ts'
import {
  alt,
  askedTitle,
  description,
  shelvesTitle,
  shopEverything,
  text,
  title,
  toHome,
} from '#messages/not-found.ts'
import { Link } from '../lib/link.tsx'
import { ProductCard } from '../features/catalog/product-card.tsx'
import { categoriesQuery } from '../features/catalog/queries.ts'
import { showcaseQuery } from '../features/home/queries.ts'
import { siteImages } from '../model/site-images.ts'
import { Room } from '../ui/room.tsx'
import { usePageHead } from '../ui/use-page-head.ts'

export const queries = () => [showcaseQuery]

/** Says what happened and leads on: search is above, then the shelves, then what is asked for most. */
export function Page() {
  const { data: shelves } = useSuspenseQuery(categoriesQuery)
  const { data: showcase } = useSuspenseQuery(showcaseQuery)
  usePageHead({ title: titleOf(title), description, path: '/404', robots: 'noindex' })
  return (
    <>
      <Room image={{ ...siteImages.ceramics, alt }} className="room-low room-stands" isFirst>
        <h1 className="display-2">{title}</h1>
        <p className="lead">{text}</p>
        <p className="room-links">
          <Link className="button button-ink" to="/shop">
            {shopEverything}
          </Link>
          <Link className="line-link" to="/">
            {toHome}
          </Link>
        </p>
      </Room>
      <section className="width section" aria-labelledby="asked">
        <nav className="shelves" aria-label={shelvesTitle}>
          <ul className="chips">
            {shelves.map((shelf) => (
              <li key={shelf.handle}>
                <Link className="chip" to={`/shop/${shelf.handle}`}>
                  {shelf.title}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className="section-head">
          <h2 className="display-3" id="asked">
            {askedTitle}
          </h2>
        </div>
        <ul className="grid grid-4">
          {showcase.asked.map((product) => (
            <ProductCard
              key={product.handle}
              product={product}
              sizes="(min-width: 44rem) 24vw, 46vw"
              transition
            />
          ))}
        </ul>
      </section>
    </>
  )
}
