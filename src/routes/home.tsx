import { usePageHead } from '../ui/use-page-head.ts'

export function Page() {
  usePageHead({ title: 'home', description: 'home', path: '/' })
  return <h1>home</h1>
}
