import { Link } from '../../lib/link.tsx'
import { Icon } from '../../ui/icon.tsx'

/** A section of a page to be read. What it has is shown in this order. */
export type Words = {
  id: string
  title: string
  terms?: readonly { term: string; text: string }[]
  steps?: readonly string[]
  paragraphs?: readonly string[]
  links?: readonly { to: string; name: string }[]
}

function WayOn({ to, name }: { to: string; name: string }) {
  const words = (
    <>
      {name} <Icon name="arrow" />
    </>
  )
  return to.startsWith('/') ? (
    <Link className="line-link" to={to}>
      {words}
    </Link>
  ) : (
    <a className="line-link" href={to} rel="noreferrer">
      {words}
    </a>
  )
}

/** A heading on the left, its words on the right; on a phone one above the other. */
export function WordsSection({ words }: { words: Words }) {
  const { id, title, terms, steps, paragraphs, links } = words
  return (
    <section className="words-section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className="words-body">
        {terms && (
          <dl>
            {terms.map(({ term, text }) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        )}
        {steps && (
          <ol>
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        )}
        {paragraphs?.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        {links?.map((link) => (
          <p key={link.to}>
            <WayOn {...link} />
          </p>
        ))}
      </div>
    </section>
  )
}
