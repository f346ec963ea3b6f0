import { memo, useState, type CSSProperties } from 'react'
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
  /** The filters as the shopper sees them chosen. */
  filters: readonly ListingFilter[]
  onPick: (filter: ListingFilter, isOn: boolean) => void
}

type FacetGroupProps = Pick<FacetsProps, 'categories' | 'onPick'> & {
  facet: Facet
  /** The values chosen of it, as one text: a tick draws the group it is in, and not yet the others. */
  chosen: string
}

const between = '\n'

const FacetGroup = memo(function FacetGroup(props: FacetGroupProps) {
  const { facet, categories, chosen, onPick } = props
  const [isWhole, setWhole] = useState(false)
  const { name, values } = facet
  const chosenValues = chosen.split(between)
  const isChosen = (value: string) => chosenValues.includes(value)
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
              onChange={({ target }) => onPick({ facet: name, value }, target.checked)}
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
