import { heroAlt, heroLead, heroTitle, shopEverything } from '#messages/home.ts'
import { Link } from '../../lib/link.tsx'
import { imageSrcset } from '../../lib/image-steps.ts'
import type { Category } from '../../model/product.ts'
import { siteImages } from '../../model/site-images.ts'
import { Room } from '../../ui/room.tsx'

const { hero } = siteImages

/** Below 68rem the picture is cropped to a square or 16:11, so the file must be wider than the screen. */
const sizes = '(min-width: 68rem) 100vw, (min-width: 44rem) 115vw, 140vw'

/** The hero is the largest picture of the first screen: the page's head preloads it. */
export const heroPreload = { srcset: imageSrcset(hero.url, hero.width, 'avif'), sizes }

/** What the house is, and two ways in. */
export function Hero({ shelf }: { shelf: Category | undefined }) {
  return (
    <Room image={{ ...hero, alt: heroAlt }} sizes={sizes} className="hero" isFirst>
      <h1 className="display-1">{heroTitle}</h1>
      <p className="lead">{heroLead}</p>
      <p className="room-links">
        <Link className="button button-ink" to="/shop">
          {shopEverything}
        </Link>
        {shelf && (
          <Link className="line-link" to={`/shop/${shelf.handle}`}>
            {shelf.title}
          </Link>
        )}
      </p>
    </Room>
  )
}
