import { usePageHead } from '../ui/use-page-head.ts'

export function Page() {
  usePageHead({ title: 'shop', description: 'shop', path: '/' })
  return <h1>shop</h1>
}
