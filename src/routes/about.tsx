import { usePageHead } from '../ui/use-page-head.ts'

export function Page() {
  usePageHead({ title: 'about', description: 'about', path: '/' })
  return <h1>about</h1>
}
