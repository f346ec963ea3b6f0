import { seeShelf, tilePoems } from '#messages/listing.ts'
import { Link } from '../../lib/link.tsx'
import type { Category } from '../../model/product.ts'
import { Icon } from '../../ui/icon.tsx'
import { Room } from '../../ui/room.tsx'

/** A wide picture among the products that tells of another shelf. It takes the places of two cards. */
export function EditorialTile({ category }: { category: Category }) {
  if (!category.banner) return null
  return (
    <li className="tile">
      <Room image={category.banner} sizes="(min-width: 66rem) 50vw, (min-width: 44rem) 64vw, 150vw">
        <p className="poem">{tilePoems[category.handle] ?? category.description}</p>
        <Link className="line-link tile-link" to={`/shop/${category.handle}`}>
          {seeShelf(category.title)} <Icon name="arrow" />
        </Link>
      </Room>
    </li>
  )
}
