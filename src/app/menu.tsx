import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'react-router'
import {
  closeMenu,
  everything,
  houseHeading,
  houseLinks,
  mainNavigation,
  openMenu,
} from '#messages/layout.ts'
import { Link } from '../lib/link.tsx'
import { closeModal, openModal } from '../lib/modal.ts'
import type { Category } from '../model/product.ts'
import { Icon } from '../ui/icon.tsx'

/** Shelves and house, as the header's and footer's links have them too. */
function MenuLinks({ categories }: { categories: readonly Category[] }) {
  return (
    <nav aria-label={mainNavigation}>
      <ul className="menu-shelves">
        <li>
          <Link to="/shop">{everything}</Link>
        </li>
        {categories.map(({ handle, title }) => (
          <li key={handle}>
            <Link to={`/shop/${handle}`}>{title}</Link>
          </li>
        ))}
      </ul>
      <h2 className="label">{houseHeading}</h2>
      <ul className="menu-house">
        {houseLinks.map(({ to, name }) => (
          <li key={to}>
            <Link to={to}>{name}</Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/**
 * The way around on narrow screens: a modal drawer, so Escape closes it and focus returns to its button. Empty until it
 * is first opened: no page carries its links twice, and none of them hydrates.
 */
export function Menu({ categories }: { categories: readonly Category[] }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [wasOpened, setOpened] = useState(false)
  const { key } = useLocation()
  const close = () => closeModal(dialog.current!)
  useEffect(() => dialog.current?.close(), [key])

  function open() {
    setOpened(true)
    openModal(dialog.current!)
  }
  return (
    <div className="menu">
      <button
        className="icon-button"
        type="button"
        aria-label={openMenu}
        aria-haspopup="dialog"
        onClick={open}
      >
        <Icon name="menu" />
      </button>
      <dialog
        ref={dialog}
        className="drawer drawer-start menu-drawer"
        aria-label={openMenu}
        closedby="any"
      >
        <button className="icon-button" type="button" aria-label={closeMenu} onClick={close}>
          <Icon name="close" />
        </button>
        {wasOpened && <MenuLinks categories={categories} />}
      </dialog>
    </div>
  )
}
