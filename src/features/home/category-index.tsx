import { indexTitle } from '#messages/home.ts'
import { Link } from '../../lib/link.tsx'
import type { Category, ProductImage } from '../../model/product.ts'
import { Picture } from '../../ui/picture.tsx'

type Shelf = Category & { count: number }

const sizes = '(min-width: 60rem) 55vw, (min-width: 44rem) 31vw, 47vw'
const wideSizes = '(min-width: 60rem) 100vw, 100vw'

/** The kinds of things: pictures on narrow screens, with room a list whose picture follows pointer and focus. */
export function CategoryIndex(props: {
  shelves: readonly Shelf[]
  pictures: Readonly<Record<string, ProductImage>>
}) {
  const { shelves, pictures } = props
  const products = shelves.reduce((sum, { count }) => sum + count, 0)
  // An odd last tile takes the whole row on a phone, where a banner is wide enough.
  const isWide = (at: number) => at === shelves.length - 1 && at % 2 === 0
  const lit = shelves[Math.floor(shelves.length / 2)]
  return (
    <section className="section index" aria-labelledby="index-name">
      <div className="width index-words">
        <h2 className="poem" id="index-name">
          {indexTitle(products, shelves.length)}
        </h2>
        <ul className="index-grid">
          {shelves.map((shelf, at) => {
            const image = (isWide(at) && shelf.banner) || pictures[shelf.handle]
            return (
              <li key={shelf.handle}>
                <Link to={`/shop/${shelf.handle}`} data-lit={shelf === lit || undefined}>
                  {image && <Picture image={image} sizes={isWide(at) ? wideSizes : sizes} alt="" />}
                  <span className="index-line">
                    <span>{shelf.title}</span>
                    <span className="index-count number" aria-hidden="true">
                      {shelf.count}
                    </span>
                  </span>
                </Link>
              </li>
            )
          })}
        </ul>
      </div>
    </section>
  )
}
