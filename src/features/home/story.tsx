import { storyAlt, storyLabel, storyLink, storyText, storyTitle } from '#messages/home.ts'
import { Link } from '../../lib/link.tsx'
import type { Category } from '../../model/product.ts'
import { siteImages } from '../../model/site-images.ts'
import { Icon } from '../../ui/icon.tsx'
import { Room } from '../../ui/room.tsx'

/** One thing told slowly, in the dark; leads to its shelf while there is one. */
export function Story({ shelf }: { shelf: Category | undefined }) {
  const image = { ...siteImages.incense, alt: storyAlt }
  return (
    <Room image={image} className="story" labelledBy="story">
      <p className="label">{storyLabel}</p>
      <h2 className="display-2" id="story">
        {storyTitle}
      </h2>
      <p className="lead">{storyText}</p>
      {shelf && (
        <Link className="line-link" to={`/shop/${shelf.handle}`}>
          {storyLink} <Icon name="arrow" />
        </Link>
      )}
    </Room>
  )
}
