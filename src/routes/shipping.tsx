import { usePageHead } from '../ui/use-page-head.ts'

export function Page() {
  usePageHead({ title: 'shipping', description: 'shipping', path: '/' })
  return <h1>shipping</h1>
}
