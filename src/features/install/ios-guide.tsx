import type { Ref } from 'react'
import { closeGuide, guideSteps, guideText, guideTitle, notNow } from '#messages/install.ts'
import { Icon } from '../../ui/icon.tsx'

/** How an iPhone or iPad puts a site on its home screen. A form of a dialog closes it without script of ours. */
export function IosGuide({
  ref,
  onDismiss,
}: {
  ref: Ref<HTMLDialogElement>
  onDismiss: () => void
}) {
  return (
    <dialog
      ref={ref}
      className="guide"
      aria-labelledby="install-guide"
      closedby="any"
      // Once it is closed: a form that is gone before its button's work is done closes nothing.
      onClose={({ currentTarget }) => currentTarget.returnValue === 'not-now' && onDismiss()}
    >
      <form method="dialog">
        <div className="guide-head">
          <h2 className="display-4" id="install-guide">
            {guideTitle}
          </h2>
          <button className="icon-button" type="submit" aria-label={closeGuide}>
            <Icon name="close" />
          </button>
        </div>
        <p className="note">{guideText}</p>
        <ol>
          {guideSteps.map(({ words, icon }) => (
            <li key={words}>
              <span>{words}</span>
              {icon && <Icon name={icon} />}
            </li>
          ))}
        </ol>
        <button className="text-button" type="submit" value="not-now">
          {notNow}
        </button>
      </form>
    </dialog>
  )
}
