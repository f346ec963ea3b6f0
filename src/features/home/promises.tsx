import { promises, promisesName } from '#messages/home.ts'
import { Link } from '../../lib/link.tsx'

/** Three things one may count on, each with the page that says them in full. */
export function Promises() {
  return (
    <section className="width" aria-label={promisesName}>
      <ul className="promises">
        {promises.map(({ title, text, to }) => (
          <li key={to}>
            <h3>
              <Link to={to}>{title}</Link>
            </h3>
            <p>{text}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
