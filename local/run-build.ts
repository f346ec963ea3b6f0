import type { BuildOrder, BuildReport } from './build-shop.ts'

// The process that build-shop.ts forks: takes one order, tells how it goes, ends with whoever ordered it.
process.once('disconnect', () => process.exit(1))
process.once('message', (order: BuildOrder) => {
  build(order).then(
    () => process.exit(0),
    (error: unknown) => report({ failed: describe(error) }, () => process.exit(1)),
  )
})

async function build(order: BuildOrder): Promise<void> {
  const { buildShop } = await import('../vite/build-shop.ts')
  await buildShop({ ...order, log: (line: string) => report({ line }) })
}

function report(message: BuildReport, sent: () => void = () => {}): void {
  process.send?.(message, sent)
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
