import { usePageHead } from '../ui/use-page-head.ts'

export function Page() {
  usePageHead({ title: 'shell', description: 'shell', path: '/' })
  return <h1>shell</h1>
}
