import '../../styles/search-sheet.css'
import { memo, useDeferredValue, useEffect } from 'react'
import * as words from '#messages/search.ts'
import { Link } from '../../lib/link.tsx'
import { announce } from '../../lib/announce.ts'
import { Icon } from '../../ui/icon.tsx'
import { HitList } from './hit-list.tsx'
import { MarkedText } from './marked-text.tsx'
import { resultsPath } from './results-path.ts'
import { useAnswers, type Answers } from './use-answers.ts'

/** Typing must rest this long before the number of hits is said. */
const sayAfterMs = 600

type AnswerProps = { q: string; answers: Answers }

const SearchWords = memo(function SearchWords({ q, answers }: AnswerProps) {
  const { completions, shelves, listing } = answers
  const isWithin = q !== '' && listing.total > 0
  return (
    <div className="search-words">
      {q && completions.length > 0 && (
        <>
          <p className="label">{words.didYouMean}</p>
          <ul>
            {completions.map((completion) => (
              <li key={completion}>
                <Link to={resultsPath(completion)}>
                  <span>
                    <MarkedText text={completion} q={q} />
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {shelves.length > 0 && (
        <>
          <p className="label">{isWithin ? words.inShelves : words.shelves}</p>
          <ul>
            {shelves.map(({ handle, title, count }) => (
              <li key={handle}>
                <Link to={isWithin ? resultsPath(q, handle) : `/shop/${handle}`}>
                  {title} <span className="number note">{count}</span>
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
})

const Hits = memo(function Hits({ q, answers }: AnswerProps) {
  const { total, products } = answers.listing
  if (!total)
    return (
      <div className="way-on">
        <p className="display-4">{words.nothingFound(q)}</p>
        <p className="note">{words.nothingFoundAdvice}</p>
        <Link className="line-link" to="/shop">
          {words.seeEverything} <Icon name="arrow" />
        </Link>
      </div>
    )
  return (
    <div>
      <p className="label">{q ? words.hitCount(total) : words.mostAsked}</p>
      <HitList products={products} q={q} />
      <p className="search-all">
        <Link className="line-link" to={q ? resultsPath(q) : '/shop'} data-hit="">
          {q ? words.seeAllHits(total) : words.seeEverything} <Icon name="arrow" />
        </Link>
      </p>
    </div>
  )
})

/** Answers below the search box while someone types: a key draws the box at once, and what it finds after that. */
export function SearchSheet({ text }: { text: string }) {
  const q = useDeferredValue(text.trim())
  const { answers, isAwaited, isFailed } = useAnswers(q)
  const total = answers?.listing.total
  useEffect(() => {
    if (!q || total === undefined) return
    const timer = setTimeout(() => announce(words.hitsSaid(total, q)), sayAfterMs)
    return () => clearTimeout(timer)
  }, [q, total])

  if (isFailed && !answers) return <p className="search-wait note">{words.searchFailed}</p>
  if (!answers) return isAwaited && <p className="search-wait note">{words.searching}</p>
  return (
    <>
      <div className="search-body">
        <SearchWords q={q} answers={answers} />
        <Hits q={q} answers={answers} />
      </div>
      <p className="keys" aria-hidden="true">
        {words.keys.map(({ keys, use }) => (
          <span key={use}>
            {keys.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
            {use}
          </span>
        ))}
      </p>
    </>
  )
}
