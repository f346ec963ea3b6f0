import { useSuspenseQuery } from '@tanstack/react-query'
import {
  everything,
  houseHeading,
  houseLinks,
  poem,
  shopHeading,
  smallPrint,
} from '#messages/layout.ts'
import { Link } from '../lib/link.tsx'
import { categoriesQuery } from '../features/catalog/queries.ts'
import { Mark } from '../ui/mark.tsx'
import { ThemeSwitch } from './theme-switch.tsx'

function Links(props: {
  id: string
  heading: string
  links: readonly { to: string; name: string }[]
}) {
  return (
    <nav aria-labelledby={props.id}>
      <h2 className="label" id={props.id}>
        {props.heading}
      </h2>
      <ul>
        {props.links.map(({ to, name }) => (
          <li key={to}>
            <Link to={to}>{name}</Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Where every page ends: the shelves again, the house's own pages, the theme. */
export function SiteFooter() {
  const { data: categories } = useSuspenseQuery(categoriesQuery)
  const shelves = categories.map(({ handle, title }) => ({ to: `/shop/${handle}`, name: title }))
  return (
    <footer className="site-footer">
      <div className="width">
        <div className="footer-mark">
          <Mark />
          <p className="poem">{poem}</p>
        </div>
        <Links
          id="footer-shop"
          heading={shopHeading}
          links={[...shelves, { to: '/shop', name: everything }]}
        />
        <Links id="footer-house" heading={houseHeading} links={houseLinks} />
        <div className="footer-foot">
          <p>{smallPrint}</p>
          <ThemeSwitch />
        </div>
      </div>
    </footer>
  )
}
