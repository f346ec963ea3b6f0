import { memo, startTransition, useOptimistic, useState, type CSSProperties } from 'react'
import { countOf, facetNames, moreOf } from '#messages/listing.ts'
import type { Category } from '../../model/product.ts'
import type { Facet, ListingFacet, ListingFilter } from '../../model/search/listing.ts'
import { Icon } from '../../ui/icon.tsx'
import { filterLabel } from './filter-label.ts'

/** Unfolded from the start; the others when something is chosen in them. */
const openFacets: readonly ListingFacet[] = ['category', 'price', 'colour']
/** A long list shows its fullest values first and the rest on demand. */
const shownValues = 10

export type FacetsProps = {
  facets: readonly Facet[]
  categories: readonly Category[]
  filters: readonly ListingFilter[]
  onToggle: (filter: ListingFilter) => void
}

type FacetGroupProps = Pick<FacetsProps, 'categories' | 'onToggle'> & {
  facet: Facet
  /** The values chosen of it, as one text: only a group of which something was chosen is drawn anew. */
  chosen: string
}

const between = '\n'

const toggle = (ticked: readonly string[], value: string): readonly string[] =>
  ticked.includes(value) ? ticked.filter((other) => other !== value) : [...ticked, value]

const FacetGroup = memo(function FacetGroup(props: FacetGroupProps) {
  const { facet, categories, chosen, onToggle } = props
  const [isWhole, setWhole] = useState(false)
  const { name, values } = facet
  // A tick shows at once, here alone; the listing follows when that is painted.
  const [ticked, tick] = useOptimistic(chosen ? chosen.split(between) : [], toggle)
  const isChosen = (value: string) => ticked.includes(value)
  const onTick = (value: string) =>
    startTransition(() => {
      tick(value)
      onToggle({ facet: name, value })
    })
  const shown = values.filter(({ value }, at) => isWhole || at < shownValues || isChosen(value))
  return (
    <details
      className="facet"
      open={openFacets.includes(name) || values.some(({ value }) => isChosen(value))}
    >
      <summary>
        {facetNames[name]}
        <Icon name="down" />
      </summary>
      <div className="facet-body">
        {shown.map(({ value, count, swatch }) => (
          <label className="tick" key={value}>
            <input
              type="checkbox"
              name={name}
              value={value}
              checked={isChosen(value)}
              onChange={() => onTick(value)}
            />
            {swatch && <i className="dot" style={{ '--tone': swatch } as CSSProperties} />}
            {filterLabel({ facet: name, value }, categories)}
            <span className="number">{countOf(count)}</span>
          </label>
        ))}
        {shown.length < values.length && (
          <button className="text-button" type="button" onClick={() => setWhole(true)}>
            {moreOf(values.length - shown.length)}
          </button>
        )}
      </div>
    </details>
  )
})

/**
 * What narrows a listing, with the number of products each choice would give. A page has it twice, beside the list and in the
 * sheet: opening the one does not draw the other anew.
 */
export const Facets = memo(function Facets({ facets, filters, ...rest }: FacetsProps) {
  return facets.map((facet) => {
    const own = filters.filter((filter) => filter.facet === facet.name)
    const chosen = own.map(({ value }) => value).join(between)
    return <FacetGroup key={facet.name} {...{ facet, chosen }} {...rest} />
  })
})
