import { usePageHead } from '../ui/use-page-head.ts'

export function Page() {
  usePageHead({ title: 'product', description: 'product', path: '/' })
  return <h1>product</h1>
}
