import { useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { yourCart } from '#messages/cart.ts'
import { closeCartDrawer, useDrawerState } from './drawer-state.ts'

/** The cart over the page: opens on add, closes with Escape, its button, a click beside it or a navigation. */
export function CartDrawer() {
  const { isOpen, added } = useDrawerState()
  const dialog = useRef<HTMLDialogElement>(null)
  const { pathname } = useLocation()

  useEffect(() => closeCartDrawer, [pathname])
  useEffect(() => {
    if (isOpen) dialog.current?.showModal()
    else dialog.current?.close()
  }, [isOpen])

  return (
    <dialog
      ref={dialog}
      className="drawer"
      aria-labelledby="cart-drawer-title"
      onClose={closeCartDrawer}
      onClick={(event) => event.target === event.currentTarget && closeCartDrawer()}
    >
      {isOpen && (
        <h2 id="cart-drawer-title">
          {yourCart} {added}
        </h2>
      )}
      <p className="hidden-words" role="status" data-announcer="" />
    </dialog>
  )
}
