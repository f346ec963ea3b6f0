import type { CSSProperties } from 'react'
import { imageFallback, imageSrcset, isCatalogPhoto } from '../lib/image-steps.ts'

type PictureProps = {
  image: {
    url: string
    width: number
    height: number
    alt: string
    tones: readonly [string, string] | null
  }
  /** The `sizes` attribute: how wide the picture is drawn at which screen. */
  sizes: string
  /** True for the one largest picture of the first screen: loaded at once, with high priority. */
  isFirst?: boolean
  /** `''` where words beside the picture already say what it shows. */
  alt?: string
  className?: string
  /** Pixels; no wider file is offered. Each step named costs the page bytes. */
  mostWidth?: number
  /** Else the browser guesses, at times before it knows the layout. */
  fetchPriority?: 'low'
}

const nothing = () => {}

/** A picture in AVIF, WebP or JPEG at the width the screen needs, over a gradient of its own colours while it loads. */
export function Picture({
  image,
  sizes,
  isFirst = false,
  alt = image.alt,
  className,
  mostWidth = Infinity,
  fetchPriority,
}: PictureProps) {
  const { url, width, height, tones } = image
  const isPhoto = isCatalogPhoto(url)
  const widest = Math.min(width, mostWidth)
  const style = tones ? ({ '--tones': `${tones[0]}, ${tones[1]}` } as CSSProperties) : undefined
  return (
    <picture>
      {isPhoto && (
        <source type="image/avif" srcSet={imageSrcset(url, widest, 'avif')} sizes={sizes} />
      )}
      {isPhoto && (
        <source type="image/webp" srcSet={imageSrcset(url, widest, 'webp')} sizes={sizes} />
      )}
      <img
        className={className}
        src={isPhoto ? imageFallback(url) : url}
        width={width}
        height={height}
        alt={alt}
        style={style}
        loading={isFirst ? undefined : 'lazy'}
        fetchPriority={isFirst ? 'high' : fetchPriority}
        decoding={isFirst ? undefined : 'async'}
        // With a listener React does not hold back a whole view transition until the picture has come.
        onLoad={isFirst ? nothing : undefined}
      />
    </picture>
  )
}
