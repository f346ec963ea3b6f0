import { usePageHead } from '../ui/use-page-head.ts'

export function Page() {
  usePageHead({ title: 'privacy', description: 'privacy', path: '/' })
  return <h1>privacy</h1>
}
