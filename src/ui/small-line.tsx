import { Link } from '../lib/link.tsx'
import { Picture } from './picture.tsx'

export type SmallLineProps = {
  title: string
  /** Path of its page; null for what is no longer sold. */
  path: string | null
  /** `/media/<name>.jpg` */
  imageUrl: string | null
  /** Its variant and quantity. */
  words: string
  price: string
  /** What must be said about it. */
  note?: string | null
}

/** Every master of the catalogue is wider, and no screen wants more for a thumbnail. */
const thumbnail = { width: 800, height: 1000, alt: '', tones: null }

/** A line of an order: nothing on it can be changed. */
export function SmallLine({ title, path, imageUrl, words, price, note }: SmallLineProps) {
  return (
    <li className="line line-small">
      {imageUrl ? (
        <Picture
          className="line-picture"
          image={{ url: imageUrl, ...thumbnail }}
          sizes="64px"
          mostWidth={360}
        />
      ) : (
        <span className="line-picture" />
      )}
      {path ? (
        <Link className="line-name" to={path}>
          {title}
        </Link>
      ) : (
        <span className="line-name">{title}</span>
      )}
      <span className="price">{price}</span>
      <p className="line-options">{words}</p>
      {note && <p className="line-note">{note}</p>}
    </li>
  )
}
