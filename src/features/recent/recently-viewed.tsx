import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { recentlyViewed } from '#messages/recent.ts'
import { Link } from '../../lib/link.tsx'
import { Picture } from '../../ui/picture.tsx'
import { productQuery } from '../../wire/catalog/catalog-queries.ts'
import { useFeedAsked } from '../../wire/catalog/use-feed-asked.ts'
import { readRecent, rememberProduct } from './recent-handles.ts'

/** True once the element has come near the screen. */
function useNear(box: React.RefObject<HTMLElement | null>) {
  const [isNear, setIsNear] = useState(false)
  useEffect(() => {
    if (!box.current) return
    const observer = new IntersectionObserver(
      ([entry]) => entry?.isIntersecting && setIsNear(true),
      { rootMargin: '400px' },
    )
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [box])
  return isNear
}

function RecentProduct({ handle, isDue }: { handle: string; isDue: boolean }) {
  const { data: product } = useQuery({ ...productQuery(handle), enabled: isDue })
  if (product === null) return null // no longer sold
  if (!product)
    return (
      <li className="strip-item">
        <span className="strip-picture skeleton" />
        <span className="strip-name" />
      </li>
    )
  const [image] = product.images
  return (
    <li>
      <Link className="strip-item" to={`/product/${encodeURIComponent(product.handle)}`}>
        {image ? (
          <Picture
            className="strip-picture"
            image={image}
            sizes="(min-width: 90rem) 13vw, (min-width: 48rem) 18vw, 36vw"
            alt=""
          />
        ) : (
          <span className="strip-picture" />
        )}
        <span className="strip-name">{product.title}</span>
      </Link>
    </li>
  )
}

/**
 * What was looked at before on this device. The file knows no device, so it reserves the room; products are read
 * when the room comes near.
 * @param props.except the product of this page, which is remembered by being shown
 */
export function RecentlyViewed({ except }: { except: string }) {
  const box = useRef<HTMLElement>(null)
  const isNear = useNear(box)
  const isDue = useFeedAsked() && isNear
  const [handles, setHandles] = useState<readonly string[] | null>(null)
  useEffect(() => {
    setHandles(readRecent().filter((handle) => handle !== except))
    rememberProduct(except)
  }, [except])
  if (handles?.length === 0) return null
  return (
    <section className="width recent" aria-labelledby="recent" ref={box} aria-busy={!handles}>
      <h2 className="poem" id="recent">
        {recentlyViewed}
      </h2>
      <ul className="strip">
        {handles?.map((handle) => (
          <RecentProduct key={handle} handle={handle} isDue={isDue} />
        ))}
      </ul>
    </section>
  )
}
