import { usePageHead } from '../ui/use-page-head.ts'

export function Page() {
  usePageHead({ title: 'returns', description: 'returns', path: '/' })
  return <h1>returns</h1>
}
