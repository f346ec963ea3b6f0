import type { ComponentProps, CSSProperties, ReactNode } from 'react'
import { Picture } from './picture.tsx'

type RoomProps = {
  image: ComponentProps<typeof Picture>['image']
  /** The `sizes` attribute of the picture. */
  sizes?: string
  /** True where the room opens the page: its picture is loaded first. */
  isFirst?: boolean
  className?: string
  labelledBy?: string
  children: ReactNode
}

/** Whether words on this colour must be light: the sum of its channels is a third of white's. */
function isDusk(tone: string): boolean {
  const channels = [1, 3, 5].map((at) => parseInt(tone.slice(at, at + 2), 16))
  return channels.reduce((sum, channel) => sum + channel, 0) < 255
}

/**
 * Words on the calm wall of a photograph. The wall's colour is the picture's own top tone, so on a phone the wall
 * simply goes on above the picture.
 */
export function Room({
  image,
  isFirst = false,
  className,
  labelledBy,
  children,
  ...rest
}: RoomProps) {
  const tone = image.tones?.[0] ?? '#c2865b'
  return (
    <section
      className={className ? `room ${className}` : 'room'}
      data-tone={isDusk(tone) ? 'dusk' : undefined}
      style={{ '--tone': tone } as CSSProperties}
      aria-labelledby={labelledBy}
    >
      <div className="room-ground" />
      <div className="room-words">{children}</div>
      <Picture image={image} sizes={rest.sizes ?? roomSizes} isFirst={isFirst} />
    </section>
  )
}

/** On a phone the picture is cropped to about 10:9, so the file must be wider than the screen. */
export const roomSizes = '(min-width: 44rem) 100vw, 140vw'
