import { removed as removedWords, undo as undoWord } from '#messages/cart-lines.ts'

/** Says what was removed and takes it back. It stays until the next change: nobody must be quick. */
export function UndoToast({ name, undo }: { name: string; undo: () => void }) {
  return (
    <div className="toast-place">
      <div className="toast">
        <span>{removedWords(name)}</span>
        <button type="button" onClick={undo}>
          {undoWord}
        </button>
      </div>
    </div>
  )
}
