import '../styles/words.css'
import '../styles/storage.css'
import { titleOf } from '#messages/app.ts'
import { description, lead, sections, title } from '#messages/storage.ts'
import { StoragePanel } from '../features/offline/storage-panel.tsx'
import { WordsSection } from '../features/words/words-section.tsx'
import { usePageHead } from '../ui/use-page-head.ts'

export function Page() {
  usePageHead({ title: titleOf(title), description, path: '/offline', robots: 'noindex' })
  return (
    <>
      <div className="width storage">
        <header className="storage-head">
          <h1 className="display-2">{title}</h1>
          <p className="lead">{lead}</p>
        </header>
        <StoragePanel />
      </div>
      <div className="width words">
        {sections.map((words) => (
          <WordsSection key={words.id} words={words} />
        ))}
      </div>
    </>
  )
}
