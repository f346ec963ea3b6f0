import '../styles/words.css'
import { titleOf } from '#messages/app.ts'
import {
  alt,
  closeUps,
  description,
  heading,
  lead,
  poem,
  sections,
  title,
} from '#messages/about.ts'
import { CloseUps } from '../features/words/close-ups.tsx'
import { roomHead, WordsPage } from '../features/words/words-page.tsx'
import { siteImages } from '../model/site-images.ts'
import { usePageHead } from '../ui/use-page-head.ts'

const image = siteImages.linen
const pictures = closeUps.map((words) => ({ ...siteImages[words.image], ...words }))

export function Page() {
  usePageHead({
    ...{ title: titleOf(title), description, path: '/about' },
    ...roomHead(image),
  })
  return (
    <WordsPage {...{ image, alt, heading, lead, sections }}>
      <CloseUps poem={poem} pictures={pictures} />
    </WordsPage>
  )
}
