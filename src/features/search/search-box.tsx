import { Suspense, lazy } from 'react'
import { closeSearch, search } from '#messages/search.ts'
import { hrefOf, useNavigate } from '../../lib/navigate.ts'
import { Icon } from '../../ui/icon.tsx'
import { resultsPath } from './results-path.ts'
import { useSearchBox } from './use-search-box.ts'

const SearchSheet = lazy(async () => ({
  default: (await import('./search-sheet.tsx')).SearchSheet,
}))

/**
 * The one search box of the page, in the header. With focus it grows into a sheet that answers while one types.
 * Before the app is there it is a plain form that leads to the results; the input keeps its own text, so that what was
 * typed by then stays.
 */
export function SearchBox() {
  const navigate = useNavigate()
  const { state, text, form, input, open, close, onInput } = useSearchBox()

  return (
    <search className="search" data-state={state}>
      <form
        ref={form}
        action={hrefOf('/search')}
        onSubmit={(event) => {
          event.preventDefault()
          input.current?.blur()
          navigate(resultsPath(input.current?.value.trim() ?? ''))
        }}
      >
        {/* Takes the focus of a click beside its controls, which would else close the sheet. */}
        <div className="search-panel" tabIndex={-1}>
          <div className="search-row">
            <Icon name="search" />
            <input
              ref={input}
              className="search-input"
              type="search"
              name="q"
              aria-label={search}
              placeholder={search}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              enterKeyHint="search"
              maxLength={100}
              onFocus={open}
              onClick={open}
              onInput={onInput}
            />
            <button
              className="icon-button search-close"
              type="button"
              aria-label={closeSearch}
              onClick={(event) => {
                // By key the way back is the box; by touch that would bring the keyboard up again.
                if (event.detail === 0) input.current?.focus()
                close()
              }}
            >
              <Icon name="close" />
            </button>
          </div>
          {state === 'open' && (
            <Suspense>
              <SearchSheet text={text} />
            </Suspense>
          )}
        </div>
      </form>
      <div className="search-veil" />
    </search>
  )
}
