import { about } from '#messages/product.ts'
import type { Product, ProductImage } from '../../model/product.ts'
import { defaultChoice, listPictures } from '../../model/variant.ts'
import { Picture } from '../../ui/picture.tsx'

/** The first sentence is said large, the rest reads below it. */
function splitDescription(text: string): { first: string; rest: string } {
  const match = /^(.+?[.?])\s+(\S.*)$/s.exec(text.trim())
  return match ? { first: match[1]!, rest: match[2]! } : { first: text.trim(), rest: '' }
}

/** A picture the gallery does not begin with: another variant's, where there is one. */
function chooseImage(product: Product): ProductImage | undefined {
  const shown = new Set(listPictures(product, defaultChoice(product)))
  return product.images.find((image) => !shown.has(image)) ?? product.images.at(-1)
}

/** What the thing is, in a few sentences beside a picture. */
export function ProductAbout({ product }: { product: Product }) {
  const { title, description } = product
  if (!description.trim()) return null
  const { first, rest } = splitDescription(description)
  const image = chooseImage(product)
  return (
    <section className="about" aria-label={about(title)}>
      <div className="about-words">
        <p className="display-3">{first}</p>
        {rest && <p className="lead">{rest}</p>}
      </div>
      {image && <Picture image={image} sizes="(min-width: 48rem) 50vw, 100vw" alt="" />}
    </section>
  )
}
