import '../styles/words.css'
import { titleOf } from '#messages/app.ts'
import { description, isComing, title } from '#messages/shell.ts'
import { usePageHead } from '../ui/use-page-head.ts'

/** Stands where a product will be that is newer than the build: its shape, until its data is here. */
export function Page() {
  usePageHead({ title: titleOf(title), description, path: '/', robots: 'noindex' })
  return (
    <div className="shell">
      <h1 className="hidden-words">{isComing}</h1>
      <div className="skeleton shell-picture" />
      <div className="shell-words">
        <div className="skeleton" />
        <div className="skeleton" />
        <div className="skeleton" />
      </div>
    </div>
  )
}
