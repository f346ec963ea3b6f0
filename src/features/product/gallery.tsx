import { ViewTransition, useRef, useState } from 'react'
import { pictures as picturesWord, zoomIn as zoomInWord } from '#messages/product.ts'
import { travelling } from '../../lib/motion.ts'
import type { ProductImage } from '../../model/product.ts'
import { Picture } from '../../ui/picture.tsx'

type Zoom = { at: number; Dialog: typeof import('./zoom-dialog.tsx').ZoomDialog }

/** `sizes` of the gallery's first picture, and of those below it. */
export const firstPictureSizes = '(min-width: 120rem) 66rem, (min-width: 48rem) 55vw, 100vw'
const otherSizes =
  '(min-width: 120rem) 33rem, (min-width: 60rem) 27vw, (min-width: 48rem) 55vw, 100vw'

type GalleryProps = {
  handle: string
  title: string
  pictures: readonly ProductImage[]
  /** False while the choice of the URL is not known yet. */
  isSettled: boolean
  /** False while only the first picture may be drawn. */
  isWhole: boolean
}

function Slide(props: { handle: string; image: ProductImage; at: number; zoom: () => void }) {
  const { handle, image, at } = props
  const isFirst = at === 0
  const button = (
    <button type="button" onClick={props.zoom}>
      <Picture image={image} sizes={isFirst ? firstPictureSizes : otherSizes} isFirst={isFirst} />
      <span className="hidden-words">{zoomInWord}</span>
    </button>
  )
  if (!isFirst) return <li>{button}</li>
  // Around the button: a <picture> has no box of its own that could travel.
  return (
    <li>
      <ViewTransition name={`picture-${handle}`} {...travelling}>
        {button}
      </ViewTransition>
    </li>
  )
}

/** The pictures of the chosen variant: a strip to swipe on a phone, a calm column with room. */
export function Gallery({ handle, title, pictures, isSettled, isWhole }: GalleryProps) {
  const strip = useRef<HTMLUListElement>(null)
  const [place, setPlace] = useState(0)
  const [zoom, setZoom] = useState<Zoom | null>(null)
  const first = pictures[0]?.url
  const [shown, setShown] = useState(first)
  if (shown !== first) {
    // Another variant starts at its first picture.
    setShown(first)
    setPlace(0)
  }
  // Without a network there is no closer look; the pictures stay, and the next click asks again.
  const zoomIn = (at: number) =>
    import('./zoom-dialog.tsx').then(
      ({ ZoomDialog: Dialog }) => setZoom({ at, Dialog }),
      () => {},
    )
  return (
    <section className="gallery" aria-label={picturesWord} aria-busy={!isSettled} data-region="">
      <ul
        key={first}
        className="gallery-strip"
        ref={strip}
        onScroll={({ currentTarget: { scrollLeft, clientWidth } }) =>
          setPlace(Math.round(Math.abs(scrollLeft) / clientWidth))
        }
      >
        {pictures.length === 0 && <li className="gallery-none" />}
        {(isWhole ? pictures : pictures.slice(0, 1)).map((image, at) => (
          <Slide key={image.url} {...{ handle, image, at }} zoom={() => void zoomIn(at)} />
        ))}
      </ul>
      {pictures.length > 1 && (
        <p className="gallery-place" aria-hidden="true">
          {pictures.map(({ url }, at) => (
            <i key={url} data-on={at === place || undefined} />
          ))}
        </p>
      )}
      {zoom && <zoom.Dialog {...{ title, pictures, at: zoom.at }} onClose={() => setZoom(null)} />}
    </section>
  )
}
