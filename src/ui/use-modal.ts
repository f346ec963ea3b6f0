import { useEffect, useRef, type RefObject } from 'react'

/** A `<dialog>` that is modal while `isOpen`: Escape closes it and focus returns, both the browser's own work. */
export function useModal(isOpen: boolean): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (isOpen) dialog.current?.showModal()
    else dialog.current?.close()
  }, [isOpen])
  return dialog
}
