import { startTransition, useEffect, useState } from 'react'
import { clear, closeFilters, filter, showProducts } from '#messages/listing.ts'
import { whenIdle } from '../../lib/when-idle.ts'
import { Icon } from '../../ui/icon.tsx'
import { useModal } from '../../ui/use-modal.ts'
import { Facets, type FacetsProps } from './facets.tsx'
import type { ListingState } from './use-listing.ts'
import { useShownFilters } from './use-shown-filters.ts'

type FilterSheetProps = Pick<FacetsProps, 'facets' | 'categories'> & {
  state: ListingState
  isOpen: boolean
  onClose: () => void
}

/** Where the facets stand beside the list, see `facets.css`: no sheet is opened there. */
const hasRail = '(min-width: 66rem)'

/** True on a narrow screen once its page is idle: a press then has to show the sheet only, not to draw it. */
function useDrawnAhead(): boolean {
  const [isDrawn, setDrawn] = useState(false)
  useEffect(() => {
    if (matchMedia(hasRail).matches) return
    return whenIdle(() => startTransition(() => setDrawn(true)), 3_000)
  }, [])
  return isDrawn
}

/** The facets of the rail, on a phone: every tick counts at once, the button tells what it would show. */
export function FilterSheet(props: FilterSheetProps) {
  const { facets, categories, state, isOpen, onClose } = props
  const { filters, onPick, onClear } = useShownFilters(state)
  const dialog = useModal(isOpen)
  const isDrawn = useDrawnAhead()
  return (
    <dialog
      ref={dialog}
      className="drawer drawer-start filter-sheet"
      aria-labelledby="filter-title"
      closedby="any"
      onClose={onClose}
    >
      {(isOpen || isDrawn) && (
        <>
          <div className="filter-head">
            <h2 className="display-4" id="filter-title">
              {filter}
            </h2>
            <button
              className="icon-button"
              type="button"
              aria-label={closeFilters}
              onClick={onClose}
            >
              <Icon name="close" />
            </button>
          </div>
          <div className="filter-body">
            <Facets {...{ facets, categories, filters, onPick }} />
          </div>
          <div className="filter-foot">
            <button
              className="button button-quiet"
              type="button"
              disabled={!filters.length}
              onClick={onClear}
            >
              {clear}
            </button>
            <button className="button" type="button" onClick={onClose}>
              <span aria-live="polite">{showProducts(state.listing?.total ?? 0)}</span>
            </button>
          </div>
        </>
      )}
    </dialog>
  )
}
