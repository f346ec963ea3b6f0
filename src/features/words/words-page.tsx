import type { ReactNode } from 'react'
import { imageFallback, imageSrcset } from '../../lib/image-steps.ts'
import type { SiteImage } from '../../model/site-images.ts'
import { Room, roomSizes } from '../../ui/room.tsx'
import { WordsSection, type Words } from './words-section.tsx'

type WordsPageProps = {
  image: SiteImage
  alt: string
  heading: string
  lead: string
  sections: readonly Words[]
  /** Stands between the room and the sections. */
  children?: ReactNode
}

/** A page to be read: a room with the title on its wall, then sections of a comfortable measure. */
export function WordsPage({ image, alt, heading, lead, sections, children }: WordsPageProps) {
  return (
    <>
      <Room image={{ ...image, alt }} className="room-low" isFirst>
        <h1 className="display-2">{heading}</h1>
        <p className="lead">{lead}</p>
      </Room>
      {children}
      <div className="width words">
        {sections.map((words) => (
          <WordsSection key={words.id} words={words} />
        ))}
      </div>
    </>
  )
}

/** The parts of a page's head that follow from the picture it opens with. */
export const roomHead = ({ url, width }: SiteImage) => ({
  image: imageFallback(url),
  preload: { srcset: imageSrcset(url, width, 'avif'), sizes: roomSizes },
})
