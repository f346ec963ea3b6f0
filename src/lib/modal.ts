import { afterPaint } from './after-paint.ts'

/*
 * A modal dialog makes the rest of the page inert, and the page alive again when it closes. For either the browser computes
 * the style of every element, most of what such a press took on a slow phone (docs/decisions/0016). So both are done in two
 * frames: first what is seen, then what it means.
 */

/**
 * Shows a dialog, and makes it modal once it is on screen.
 *
 * @param then - called when it is modal, which is when its own focus is set
 */
export function openModal(dialog: HTMLDialogElement, then?: () => void): void {
  delete dialog.dataset.leaving
  if (dialog.open) return
  dialog.addEventListener('cancel', onCancel)
  dialog.open = true
  // Until it is modal the browser gives Escape to nobody.
  const onKey = ({ key }: KeyboardEvent) => void (key === 'Escape' && closeModal(dialog))
  addEventListener('keydown', onKey)
  afterPaint(() => {
    removeEventListener('keydown', onKey)
    if (!dialog.open || !dialog.isConnected || dialog.matches(':modal')) return
    // Nothing is styled between the two, so what moves in goes on moving.
    dialog.open = false
    dialog.showModal()
    then?.()
  })
}

/** Takes a dialog from sight (`data-leaving`, see `styles/dialog.css`), and closes it in the frame after. */
export function closeModal(dialog: HTMLDialogElement): void {
  if (!dialog.open) return
  dialog.dataset.leaving = ''
  afterPaint(() => {
    if (!('leaving' in dialog.dataset)) return // opened again meanwhile
    delete dialog.dataset.leaving
    dialog.close()
  })
}

/** Escape, the way back of a phone, a press beside the dialog. */
function onCancel(event: Event) {
  if (event.target !== event.currentTarget) return
  event.preventDefault()
  closeModal(event.currentTarget as HTMLDialogElement)
}
