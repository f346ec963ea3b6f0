import type { SiteImage } from '../../model/site-images.ts'
import { Picture } from '../../ui/picture.tsx'

type CloseUp = SiteImage & { alt: string; words: string }

/** A sentence in italics and, below it, pictures taken from near, each with a line of its own. */
export function CloseUps({ poem, pictures }: { poem: string; pictures: readonly CloseUp[] }) {
  return (
    <section className="width close-ups">
      <p className="display-3">{poem}</p>
      {pictures.map((picture) => (
        <figure key={picture.url}>
          <Picture image={picture} sizes="(min-width: 44rem) 31vw, 76vw" />
          <figcaption className="note">{picture.words}</figcaption>
        </figure>
      ))}
    </section>
  )
}
