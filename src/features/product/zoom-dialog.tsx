import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react'
import {
  closePictures,
  closer,
  nextPicture,
  place as placeWords,
  previousPicture,
  zoomTitle,
} from '#messages/product.ts'
import type { ProductImage } from '../../model/product.ts'
import { Icon } from '../../ui/icon.tsx'
import { Picture } from '../../ui/picture.tsx'

type ZoomDialogProps = {
  title: string
  pictures: readonly ProductImage[]
  /** The picture to begin with. */
  at: number
  onClose: () => void
}

/** A picture that fits the screen; a click brings the point under it closer, scrolling then moves over it. */
function ZoomSlide({ image }: { image: ProductImage }) {
  const pan = useRef<HTMLDivElement>(null)
  const [focus, setFocus] = useState<{ x: number; y: number } | null>(null)

  const toggle = (event: MouseEvent<HTMLButtonElement>) => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
    const isByKey = event.detail === 0
    const x = isByKey ? 0.5 : (event.clientX - left) / width
    const y = isByKey ? 0.5 : (event.clientY - top) / height
    setFocus(focus ? null : { x, y })
  }
  useEffect(() => {
    const box = pan.current
    if (!box || !focus) return
    const { scrollWidth, scrollHeight, clientWidth, clientHeight } = box
    box.scrollTo({
      left: focus.x * scrollWidth - clientWidth / 2,
      top: focus.y * scrollHeight - clientHeight / 2,
      behavior: 'instant',
    })
  }, [focus])

  return (
    <li>
      <div className="zoom-pan" data-near={focus ? '' : undefined} ref={pan}>
        <button type="button" aria-pressed={focus !== null} onClick={toggle}>
          <Picture image={image} sizes={focus ? '200vw' : '100vw'} />
          <span className="hidden-words">{closer}</span>
        </button>
      </div>
    </li>
  )
}

/** The pictures alone on the screen: swipe or arrows for the next, click or pinch for a closer look, Escape to leave. */
export function ZoomDialog({ title, pictures, at, onClose }: ZoomDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const strip = useRef<HTMLUListElement>(null)
  const [place, setPlace] = useState(at)

  useEffect(() => {
    const shown = dialog.current
    if (!shown?.open) shown?.showModal()
    strip.current?.scrollTo({ left: at * strip.current.clientWidth, behavior: 'instant' })
  }, [at])

  const go = (steps: number) =>
    strip.current?.scrollTo({ left: (place + steps) * strip.current.clientWidth })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return
    event.preventDefault()
    go(event.key === 'ArrowRight' ? 1 : -1)
  }
  const onScroll = () => {
    const { scrollLeft, clientWidth } = strip.current!
    setPlace(Math.round(scrollLeft / clientWidth))
  }

  return (
    <dialog
      className="zoom"
      ref={dialog}
      aria-label={zoomTitle(title)}
      onClose={onClose}
      onKeyDown={onKeyDown}
    >
      <ul className="zoom-strip" ref={strip} onScroll={onScroll}>
        {pictures.map((image) => (
          <ZoomSlide key={image.url} image={image} />
        ))}
      </ul>
      <button
        className="icon-button zoom-close"
        type="button"
        aria-label={closePictures}
        onClick={() => dialog.current?.close()}
      >
        <Icon name="close" />
      </button>
      {pictures.length > 1 && (
        <div className="zoom-steps">
          <button
            className="icon-button"
            type="button"
            aria-label={previousPicture}
            aria-disabled={place === 0 || undefined}
            onClick={() => go(-1)}
          >
            <Icon name="back" />
          </button>
          <p className="number" role="status">
            {placeWords(place + 1, pictures.length)}
          </p>
          <button
            className="icon-button"
            type="button"
            aria-label={nextPicture}
            aria-disabled={place === pictures.length - 1 || undefined}
            onClick={() => go(1)}
          >
            <Icon name="arrow" />
          </button>
        </div>
      )}
    </dialog>
  )
}
