import { useEffect, useRef, type RefObject } from 'react'
import { closeModal, openModal } from '../lib/modal.ts'

/** A `<dialog>` that is modal while `isOpen`: Escape closes it, and the browser gives the focus back. */
export function useModal(isOpen: boolean): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (isOpen) openModal(dialog.current!)
    else closeModal(dialog.current!)
  }, [isOpen])
  return dialog
}
