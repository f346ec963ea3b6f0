import { usePageHead } from '../ui/use-page-head.ts'

export function Page() {
  usePageHead({ title: 'cart', description: 'cart', path: '/' })
  return <h1>cart</h1>
}
