import { useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { Link } from '../../lib/link.tsx'
import { closeModal, openModal } from '../../lib/modal.ts'
import { useExtra } from '../../lib/use-extra.ts'
import { close, viewCart, yourCart } from '#messages/cart.ts'
import { Icon } from '../../ui/icon.tsx'
import { closeCartDrawer, useDrawerState } from './drawer-state.ts'

const load = async () => (await import('./drawer-contents.tsx')).DrawerContents

/** Brings the drawer's code before it is asked for: a page calls it when someone comes near its "Add to cart". */
export const preloadCartDrawer = () => void load().catch(() => {})

/** The cart over the page: opens on add, closes with Escape, its button, a click beside it or a navigation. */
export function CartDrawer() {
  const { isOpen, added, note } = useDrawerState()
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useRef<HTMLHeadingElement>(null)
  const { key } = useLocation()
  // Asked for at each opening until it is there: without a network the way to the cart stays.
  const Contents = useExtra(load, isOpen)

  useEffect(() => {
    // At once: the new page takes the focus, which nothing behind a modal dialog can.
    dialog.current?.close()
    return closeCartDrawer
  }, [key])
  useEffect(() => {
    if (!isOpen) return closeModal(dialog.current!)
    openModal(dialog.current!, () => title.current?.focus())
  }, [isOpen])

  return (
    <dialog
      ref={dialog}
      className="drawer cart-drawer"
      aria-labelledby="cart-drawer-title"
      onClose={closeCartDrawer}
      onClick={(event) => event.target === event.currentTarget && closeCartDrawer()}
    >
      <div className="drawer-title">
        <h2 className="display-4" id="cart-drawer-title" ref={title} tabIndex={-1}>
          {yourCart}
        </h2>
        <button className="icon-button" type="button" aria-label={close} onClick={closeCartDrawer}>
          <Icon name="close" />
        </button>
      </div>
      {isOpen && Contents && <Contents added={added} note={note} />}
      {isOpen && !Contents && (
        <div className="drawer-lines" aria-busy="true">
          <Link to="/cart">{viewCart}</Link>
        </div>
      )}
      <p className="hidden-words" role="status" data-announcer="" />
    </dialog>
  )
}
