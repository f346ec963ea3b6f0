import { buildShop } from '../vite/build-shop.ts'
import type { BuildOrder, BuildReport } from './build-shop.ts'

// The process that build-shop.ts forks: takes one order, tells how it goes, ends with whoever ordered it.
process.once('disconnect', () => process.exit(1))
process.once('message', (order: BuildOrder) => {
  const log = (line: string) => report({ line })
  buildShop({ ...order, log }).then(
    () => process.exit(0),
    (error: unknown) => report({ failed: describe(error) }, () => process.exit(1)),
  )
})

function report(message: BuildReport, sent: () => void = () => {}): void {
  process.send?.(message, sent)
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
