import { usePageHead } from '../ui/use-page-head.ts'

export function Page() {
  usePageHead({ title: 'not-found', description: 'not-found', path: '/' })
  return <h1>not-found</h1>
}
