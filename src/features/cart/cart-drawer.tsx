import { Suspense, lazy, useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { close, yourCart } from '#messages/cart.ts'
import { Icon } from '../../ui/icon.tsx'
import { closeCartDrawer, useDrawerState } from './drawer-state.ts'

const load = () => import('./drawer-contents.tsx')
const Contents = lazy(async () => ({ default: (await load()).DrawerContents }))

/** Brings the drawer's code before it is asked for: pages with an "Add to cart" call it when they are idle. */
export const preloadCartDrawer = () => void load().catch(() => {})

/** The cart over the page: opens on add, closes with Escape, its button, a click beside it or a navigation. */
export function CartDrawer() {
  const { isOpen, added } = useDrawerState()
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useRef<HTMLHeadingElement>(null)
  const { key } = useLocation()

  useEffect(() => closeCartDrawer, [key])
  useEffect(() => {
    if (!isOpen) return dialog.current?.close()
    dialog.current?.showModal()
    title.current?.focus()
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
      {isOpen && (
        <Suspense fallback={<div className="drawer-lines" aria-busy="true" />}>
          <Contents added={added} />
        </Suspense>
      )}
      <p className="hidden-words" role="status" data-announcer="" />
    </dialog>
  )
}
