import '../styles/words.css'
import { titleOf } from '#messages/app.ts'
import { alt, description, heading, lead, sections, title } from '#messages/returns.ts'
import { roomHead, WordsPage } from '../features/words/words-page.tsx'
import { siteImages } from '../model/site-images.ts'
import { usePageHead } from '../ui/use-page-head.ts'

const image = siteImages.jewelry

export function Page() {
  usePageHead({
    ...{ title: titleOf(title), description, path: '/returns' },
    ...roomHead(image),
  })
  return <WordsPage {...{ image, alt, heading, lead, sections }} />
}
