import { usePageHead } from '../ui/use-page-head.ts'

export function Page() {
  usePageHead({ title: 'search', description: 'search', path: '/' })
  return <h1>search</h1>
}
