import type { CSSProperties } from 'react'
import { listValues, moreValues, optionValues } from '#messages/card.ts'
import type { CardProduct } from '../../model/card-product.ts'
import type { ProductOption } from '../../model/product.ts'

const shownDots = 6
const shownWords = 4

function Dots({ name, values }: Pick<ProductOption, 'name' | 'values'>) {
  const label = optionValues(
    name,
    values.map(({ value }) => value),
  )
  return (
    <span className="card-tones">
      <span className="hidden-words">{label}</span>
      {values.slice(0, shownDots).map(({ value, swatch }) => (
        <i key={value} className="dot" style={{ '--tone': swatch } as CSSProperties} />
      ))}
      {values.length > shownDots && (
        <span aria-hidden="true">{moreValues(values.length - shownDots)}</span>
      )}
    </span>
  )
}

/** What a product comes in: its colours as colours, else the words of its first real choice. */
export function CardOptions({ product }: { product: CardProduct }) {
  const choices = product.options.filter(({ values }) => values.length > 1)
  const colours = choices.find(({ values }) => values.every(({ swatch }) => swatch))
  if (colours) return <Dots name={colours.name} values={colours.values} />
  const [first] = choices
  if (!first) return null
  const words = first.values.map(({ value }) => value)
  const shown = words.slice(0, shownWords)
  if (words.length > shownWords) shown.push(moreValues(words.length - shownWords))
  return <span className="card-tones">{listValues(shown)}</span>
}
